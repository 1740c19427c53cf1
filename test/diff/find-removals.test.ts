import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { objectsIn } from '../../src/diff/documents.ts'
import { type ChangedText, findRemovals } from '../../src/diff/find-removals.ts'
import type { KubernetesObject } from '../../src/k8s/object.ts'

const test = suite('removals')

const document = (kind: string, name: string, namespace = 'shop', rest = '') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n  labels:\n    app: web\n${rest}`
const claim = (name: string, namespace?: string) => document('PersistentVolumeClaim', name, namespace)

/** What becomes of files when they are these afterwards. */
function removals(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(path => before[path] !== after[path])
    .map(
      (path): ChangedText => ({
        path,
        ...(before[path] !== undefined && { before: { text: before[path] } }),
        ...(after[path] !== undefined && { after: { text: after[path] } }),
      }),
    )
  const objects = Object.entries(after).flatMap(([path, text]) => objectsIn(path, text) ?? [])
  return findRemovals(changes, {
    files: new Map(Object.entries(after)),
    objects: objects.map(({ value }) => value as KubernetesObject),
  })
}

const file = (unit: string) => `apps/${unit}/manifests.yaml`

test('a new tree takes nothing away', () => assert.equal(removals({}, { [file('web')]: claim('web-data') }), []))

test('a unit that is gone, and with it its claims and its namespace', () =>
  assert.equal(removals({ [file('web')]: claim('web-data') }, {}), [
    { what: 'unit', name: 'apps/web' },
    { what: 'claim', name: 'web-data', namespace: 'shop', unit: 'apps/web' },
    { what: 'namespace', name: 'shop' },
  ]))

test('a file that is gone is no unit while others of it are left', () =>
  assert.equal(removals({ 'apps/web/Dockerfile': 'FROM x', [file('web')]: 'x' }, { [file('web')]: 'x' }), []))

test('a unit that is nearly the same under another name was probably renamed', () => {
  const text = (name: string) =>
    document('Deployment', name, 'shop', `spec:\n  template:\n    name: ${name}\n    image: x\n`)
  const [removal] = removals(
    { [file('web')]: text('web'), [file('a')]: 'x' },
    { [file('site')]: text('site'), [file('a')]: 'x' },
  )
  assert.equal(removal, { what: 'unit', name: 'apps/web', instead: { name: 'apps/site' } })
  const other = { [file('site')]: document('Job', 'other', 'shop', 'spec:\n  a: 1\n  b: 2\n  c: 3\n  d: 4\n  e: 5\n') }
  assert.equal(removals({ [file('web')]: text('web') }, other)[0], { what: 'unit', name: 'apps/web' })
})

test('a claim under another name or in another namespace is told with the new one', () => {
  assert.equal(removals({ [file('web')]: claim('web-data') }, { [file('web')]: claim('web-files') }), [
    {
      what: 'claim',
      name: 'web-data',
      namespace: 'shop',
      unit: 'apps/web',
      instead: { name: 'web-files', namespace: 'shop' },
    },
  ])
  assert.equal(removals({ [file('web')]: claim('web-data') }, { [file('web')]: claim('web-data', 'store') }), [
    {
      what: 'claim',
      name: 'web-data',
      namespace: 'shop',
      unit: 'apps/web',
      instead: { name: 'web-data', namespace: 'store' },
    },
    { what: 'namespace', name: 'shop' },
  ])
})

test('a claim that stands in another file is not gone, and neither is one that only differs', () => {
  assert.equal(
    removals(
      { [file('a')]: claim('data'), [file('b')]: 'x' },
      { [file('b')]: claim('data'), [file('a')]: document('Pod', 'x') },
    ),
    [],
  )
  assert.equal(removals({ [file('a')]: claim('data') }, { [file('a')]: `${claim('data')}spec: {}\n` }), [])
})

test.run()
