import { add, at, because, type Operation, type Origin, originsOf, remove, replace, trace } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { applyOperation } from '../../src/pipeline/patch.ts'
import { ResourceSet } from '../../src/pipeline/resource-set.ts'

const test = suite('patches')
const service = () => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' }, annotations: {} },
  spec: { ports: [{ port: 80 }] },
})
const ref = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' }
const origin = { file: 'apps.yaml', line: 7, column: 3, length: 4, path: 'apps[0].name' }

test('a patch leaves the given document as it is, and shares what it does not touch', () => {
  const before = service()
  const after = applied(before, add(at`/metadata/labels/${'example.com/team'}`, 'a'))
  assert.equal(before.metadata.labels, { app: 'web' })
  assert.equal(after.metadata.labels, { app: 'web', 'example.com/team': 'a' })
  assert.is(after.spec, before.spec)
})

test('the value that is put in does not stay tied to the one that was given', () => {
  const value = { a: [1] }
  const after = applied({ x: {} }, add('/x/y', value)) as { x: { y?: object } }
  value.a.push(2)
  assert.equal(after.x.y, { a: [1] })
})

test('a patched field comes from the reason of the patch, its neighbours from where they came from', () => {
  const labels = trace(undefined, { app: because('web', [origin]) })
  const after = applied({ labels }, add('/labels/team', 'a'), [{ ...origin, line: 20 }])
  assert.is(originsOf(after.labels, 'app')[0]?.line, 7)
  assert.is(originsOf(after.labels, 'team')[0]?.line, 20)
})

test('operations that do not fit are refused by name, without the document', () => {
  assert.throws(
    () => applied(service(), replace('/spec/nothing', 1)),
    (error: Error) =>
      /replace at "\/spec\/nothing" cannot be applied/.test(error.message) && !error.message.includes('web'),
  )
  assert.throws(() => applied(service(), remove('/spec/ports/5')), /cannot be applied/)
  assert.throws(() => applied(service(), add('/spec/a/b', 1)), /cannot be applied/)
})

test('two plugins that set one field to different values conflict', () => {
  const conflict = patched(['one', add('/spec/type', 'ClusterIP')], ['two', replace('/spec/type', 'LoadBalancer')])
  assert.equal([conflict?.earlier.plugin, conflict?.later.plugin], ['one', 'two'])
})

test('… also when the later one replaces what is above', () => {
  assert.ok(patched(['one', add('/metadata/labels/a', '1')], ['two', replace('/metadata/labels', {})]))
})

test('… but not when they agree, or add to one list, or one says that it wins', () => {
  assert.is(patched(['one', add('/spec/type', 'ClusterIP')], ['two', add('/spec/type', 'ClusterIP')]), undefined)
  assert.is(patched(['one', add('/spec/ports/-', { port: 1 })], ['two', add('/spec/ports/-', { port: 2 })]), undefined)
  assert.is(patched(['one', add('/spec/type', 'ClusterIP')], ['two!', replace('/spec/type', 'NodePort')]), undefined)
})

test('an element that one added at the end of a list is a field of that plugin', () => {
  const added = ['one', add('/spec/ports/-', { port: 1 })] as const
  for (const operation of [remove('/spec/ports/1'), replace('/spec/ports/1/port', 2), replace('/spec/ports', [])])
    assert.is(patched(added, ['two', operation])?.earlier.plugin, 'one', operation.path)
})

test('… wherever it has gone to since', () => {
  const added = ['one', add('/spec/ports/-', { port: 1 })] as const
  assert.is(patched(added, ['two', remove('/spec/ports/0')]), undefined)
  assert.is(patched(added, ['two', add('/spec/ports/1', { port: 2 })]), undefined)
  const conflict = patched(added, ['two', remove('/spec/ports/0')], ['three', replace('/spec/ports/0/port', 3)])
  assert.is(conflict?.earlier.plugin, 'one')
})

test('a field in a map that one set is a field of that plugin; a new one next to it is not', () => {
  const set = ['one', add('/spec/selector', { app: 'web' })] as const
  assert.is(patched(set, ['two', replace('/spec/selector/app', 'api')])?.earlier.plugin, 'one')
  assert.is(patched(set, ['two', add('/spec/selector/tier', 'front')]), undefined)
})

test('who wins over another plugin is the one to agree with from then on', () => {
  const [first, second] = [
    ['one', add('/spec/type', 'ClusterIP')],
    ['two!', replace('/spec/type', 'NodePort')],
  ] as const
  assert.is(patched(first, second, ['two', replace('/spec/type', 'LoadBalancer')]), undefined)
  assert.is(patched(first, second, ['three', replace('/spec/type', 'ClusterIP')])?.earlier.plugin, 'two')
})

test('adding over what another plugin emitted is a conflict, replacing it is what patches are for', () => {
  assert.ok(patched(['one', add('/metadata/labels/app', 'other')]))
  assert.is(patched(['one', replace('/metadata/labels/app', 'other')]), undefined)
})

test('a conflicting patch changes nothing', () => {
  const resources = emitted()
  resources.patch(ref, [add('/metadata/labels/app', 'other')], { because: '' }, { plugin: 'one', stage: 'workload' })
  assert.equal(resources.get(ref)?.metadata.labels, { app: 'web' })
})

test('the same object twice is a conflict', () => {
  assert.ok(emitted().emit(service(), 'apps/web', { plugin: 'other', stage: 'workload' }))
})

test('emitted objects are frozen', () => {
  const object = emitted().get(ref)!
  assert.throws(() => {
    object.metadata.name = 'changed'
  })
})

function applied<Document extends object>(
  document: Document,
  operation: Operation,
  because: readonly Origin[] = [],
): Document {
  return applyOperation(document, operation, because).at(-1)!.document
}

function patched(...patches: readonly (readonly [plugin: string, operation: Operation])[]) {
  const resources = emitted()
  const conflicts = patches.map(([name, operation]) =>
    resources.patch(
      ref,
      [operation],
      { because: 'a test', overrides: name.endsWith('!') },
      { plugin: name.replace('!', ''), stage: 'workload' },
    ),
  )
  return conflicts.at(-1)
}

function emitted(): ResourceSet {
  const resources = new ResourceSet()
  resources.emit(service(), 'apps/web', { plugin: 'workload', stage: 'workload' })
  return resources
}

test.run()
