import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Origin } from '../../src/ir/origin.ts'
import { trace, withProvenance } from '../../src/ir/provenance.ts'
import { add, replace } from '../../src/pipeline/patch.ts'
import { placeOf } from '../../src/pipeline/place-of.ts'
import { type Resource, ResourceSet } from '../../src/pipeline/resource-set.ts'

const test = suite('place of a field')

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
  assert.is(placeOf(patched, '/spec/replicas').change.plugin, 'acme')
  assert.is(placeOf(patched, '/spec/template').change.plugin, 'workload')
})

test('a patch without places leaves those of what it changed', () => {
  const patched = resource(set => set.patch(ref, [add('/spec/paused', true)], { because: 'a test' }, acme))
  assert.equal(pathsOf(patched, '/spec/paused'), ['apps[0]'])
  assert.is(placeOf(patched, '/spec/paused').change.plugin, 'acme')
})

test('elements added at the end of a list are told from those before them', () => {
  const patched = resource(set => {
    for (const plugin of ['acme', 'globex'])
      set.patch(
        ref,
        [add('/spec/template/spec/containers/-', { name: plugin })],
        { because: 'a test' },
        { plugin, stage: 'workload' },
      )
  })
  const pluginOf = (index: number) => placeOf(patched, `/spec/template/spec/containers/${index}/name`).change.plugin
  assert.equal([0, 1, 2].map(pluginOf), ['workload', 'acme', 'globex'])
})

test('an object without notes has no places, but a plugin', () => {
  const set = new ResourceSet()
  set.emit({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'apps' } }, 'apps/web', acme)
  const place = placeOf([...set.all()][0]!, '/spec')
  assert.equal(place.origins, [])
  assert.is(place.change.plugin, 'acme')
})

const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'apps', name: 'web' }
const acme = { plugin: 'acme', stage: 'workload' }

function resource(change: (set: ResourceSet) => void = () => undefined): Resource {
  const app = withProvenance(
    { name: 'web', replicas: 2 },
    { at: name => ({ origins: [origin(name === undefined ? 'apps[0]' : `apps[0].${name}`)] }) },
  )
  const spec = trace(
    app,
    { replicas: 2, template: { spec: { containers: [{ name: 'web', image: 'nginx' }] } } },
    { template: 'name' },
  )
  const set = new ResourceSet()
  const head = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'apps' } }
  set.emit({ ...head, spec } as typeof head, 'apps/web', { plugin: 'workload', stage: 'workload' })
  change(set)
  return set.resource(ref)!
}

function origin(path: string): Origin {
  return { file: 'apps.yaml', line: 1, column: 1, length: 1, path }
}

function pathsOf(resource: Resource, pointer: string): string[] {
  return placeOf(resource, pointer).origins.map(({ path }) => path)
}

test.run()
