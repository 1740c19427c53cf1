import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Origin } from '../../src/ir/origin.ts'
import { because, trace, withProvenance } from '../../src/ir/provenance.ts'
import { fieldHistory } from '../../src/pipeline/history.ts'
import { add, type Operation, remove, replace } from '../../src/pipeline/patch.ts'
import type { Resource } from '../../src/pipeline/resource.ts'
import { ResourceSet } from '../../src/pipeline/resource-set.ts'

const test = suite('history of a field')

test('a field has the places that its node noted', () => {
  assert.equal(pathsOf(resource(), '/spec/replicas'), ['apps[0].replicas'])
})

test('what lies deeper than any noted node has the places of the field that leads there', () => {
  assert.equal(pathsOf(resource(), '/spec/template/spec/containers/0/image'), ['apps[0].name'])
})

test('a missing field has the places of what it is missing from', () => {
  assert.equal(pathsOf(resource(), '/spec/template/metadata'), ['apps[0].name'])
})

test('a patched field has the places of the reason, and the plugin that patched it', () => {
  const patched = resource(set =>
    set.patch(ref, [replace('/spec/replicas', 3)], { because: 'a test', origins: [origin('plugins.acme')] }, acme),
  )
  assert.equal(pathsOf(patched, '/spec/replicas'), ['plugins.acme'])
  assert.is(fieldHistory(patched, '/spec/replicas').change.plugin, 'acme')
  assert.is(fieldHistory(patched, '/spec/template').change.plugin, 'workload')
})

test('a patch without places leaves those of what it changed', () => {
  const patched = resource(set => set.patch(ref, [add('/spec/paused', true)], { because: 'a test' }, acme))
  assert.equal(pathsOf(patched, '/spec/paused'), ['apps[0]'])
  assert.is(fieldHistory(patched, '/spec/paused').change.plugin, 'acme')
})

test('an element added at the end of a list has the position that it got', () => {
  const patched = patchedBy(['acme', add(`${args}/-`, '--a')], ['globex', add(`${args}/-`, '--b')])
  assert.equal(
    [0, 1, 2].map(index => writersOf(patched, index)),
    [['workload'], ['acme'], ['globex']],
  )
})

test('… also when another plugin added an equal one', () => {
  const patched = patchedBy(['acme', add(`${args}/-`, '--a')], ['globex', add(`${args}/-`, '--a')])
  assert.equal(
    [1, 2].map(index => writersOf(patched, index)),
    [['acme'], ['globex']],
  )
})

test('… also when it was changed since', () => {
  const patched = patchedBy(['acme', add(`${args}/-`, '--a')], ['globex!', replace(`${args}/1`, '--b')])
  assert.equal(writersOf(patched, 1), ['acme', 'globex'])
  assert.is(fieldHistory(patched, `${args}/1`).change.plugin, 'globex')
})

test('… also when elements before it came or went', () => {
  const patched = patchedBy(
    ['acme', add(`${args}/-`, '--a')],
    ['globex', add(`${args}/0`, '--first')],
    ['initech', remove(`${args}/1`)],
  )
  assert.equal(
    [0, 1].map(index => writersOf(patched, index)),
    [['globex'], ['acme']],
  )
  assert.equal(
    [0, 1].map(index => pathsOf(patched, `${args}/${index}`)),
    [['plugins.globex'], ['plugins.acme']],
  )
})

test('a list has the changes of all its elements', () => {
  const patched = patchedBy(['acme', add(`${args}/-`, '--a')], ['globex', remove(`${args}/0`)])
  assert.equal(changesOf(patched, args), ['workload', 'acme', 'globex'])
})

test('"-" is the end of a list only: in a map it is a key', () => {
  const patched = patchedBy(['acme', add('/metadata/labels/-', 'a')], ['globex', add('/metadata/labels/b', 'b')])
  assert.equal(changesOf(patched, '/metadata/labels/-'), ['acme'])
  assert.equal(changesOf(patched, '/metadata/labels/b'), ['globex'])
})

test('what was moved or copied is written where it arrives', () => {
  const patched = patchedBy(
    ['acme', { op: 'copy', from: `${args}/0`, path: `${args}/-` }],
    ['globex', { op: 'move', from: `${args}/0`, path: `${args}/-` }],
  )
  assert.equal(
    [0, 1].map(index => writersOf(patched, index)),
    [['acme'], ['globex']],
  )
})

test('an object without notes has no places, but a plugin', () => {
  const set = new ResourceSet()
  set.emit({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'apps' } }, 'apps/web', acme)
  const place = fieldHistory([...set.all()][0]!, '/spec')
  assert.equal(place.origins, [])
  assert.is(place.change.plugin, 'acme')
})

const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'apps', name: 'web' }
const args = '/spec/template/spec/containers/0/args'
const acme = { plugin: 'acme', stage: 'workload' }

function resource(change: (set: ResourceSet) => void = () => undefined): Resource {
  const app = withProvenance(
    { name: 'web', replicas: 2 },
    { at: name => ({ origins: [origin(name === undefined ? 'apps[0]' : `apps[0].${name}`)] }) },
  )
  const containers = [{ name: 'web', image: 'nginx', args: ['--web'] }]
  const spec = trace(app, { replicas: 2, template: because({ spec: { containers } }, 'name') })
  const set = new ResourceSet()
  const head = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'apps', labels: {} } }
  set.emit({ ...head, spec } as typeof head, 'apps/web', { plugin: 'workload', stage: 'workload' })
  change(set)
  return set.resource(ref)!
}

/** The resource after patches of several plugins; one with `!` wins over others. */
function patchedBy(...patches: readonly (readonly [plugin: string, operation: Operation])[]): Resource {
  return resource(set => {
    for (const [name, operation] of patches) {
      const plugin = name.replace('!', '')
      const reason = { because: 'a test', origins: [origin(`plugins.${plugin}`)], overrides: name.endsWith('!') }
      assert.is(set.patch(ref, [operation], reason, { plugin, stage: 'workload' }), undefined)
    }
  })
}

function writersOf(resource: Resource, index: number): string[] {
  return changesOf(resource, `${args}/${index}`)
}

function changesOf(resource: Resource, pointer: string): string[] {
  return fieldHistory(resource, pointer).parts.map(({ change }) => change.plugin)
}

function origin(path: string): Origin {
  return { file: 'apps.yaml', line: 1, column: 1, length: 1, path }
}

function pathsOf(resource: Resource, pointer: string): string[] {
  return fieldHistory(resource, pointer).origins.map(({ path }) => path)
}

test.run()
