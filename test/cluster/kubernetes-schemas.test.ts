import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { collect, shortName } from '../../scripts/kubernetes-schemas/collect.ts'
import { print } from '../../scripts/kubernetes-schemas/print.ts'
import { type OpenApiSchema, prune } from '../../scripts/kubernetes-schemas/prune.ts'
import { kubernetesSchemas } from '../../src/schema/kubernetes-schemas.ts'

test('words go, what decides stays', () => {
  const schema = { type: 'string', description: 'words', enum: ['TCP', 'UDP'], pattern: '^.P$', 'x-kubernetes-x': 1 }
  assert.equal(builtIn(schema), { type: 'string', enum: ['TCP', 'UDP'], pattern: '^.P$' })
})

test('an object refuses fields it does not list', () => {
  assert.is(builtIn({ type: 'object', properties: {} }).additionalProperties, false)
})

test('a map keeps the schema of its values', () => {
  const schema: OpenApiSchema = { type: 'object', additionalProperties: { type: 'string' } }
  assert.equal(builtIn(schema), { type: 'object', additionalProperties: { type: 'string' } })
})

test('a bare object takes anything in a built-in kind and nothing in a custom one', () => {
  assert.equal(builtIn({ type: 'object' }), { type: 'object' })
  assert.equal(custom({ type: 'object' }), { type: 'object', additionalProperties: false })
})

test('an object that preserves unknown fields stays open, and says so', () => {
  const schema: OpenApiSchema = { type: 'object', properties: {}, 'x-kubernetes-preserve-unknown-fields': true }
  assert.equal(custom(schema), { type: 'object', properties: {}, 'x-kubernetes-preserve-unknown-fields': true })
})

test('both ways to say "integer or string" become one', () => {
  const expected = { type: ['integer', 'string'], 'x-kubernetes-int-or-string': true }
  assert.equal(builtIn({ format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] }), expected)
  assert.equal(custom({ 'x-kubernetes-int-or-string': true }), expected)
})

test('an int32 has its bounds, within those of its own', () => {
  const schema = { type: 'integer', format: 'int32', minimum: 0 }
  assert.equal(builtIn(schema), { type: 'integer', minimum: 0, maximum: 2147483647 })
})

test('a list keeps the keys that must differ, and their defaults', () => {
  const ports: OpenApiSchema = {
    type: 'array',
    items: { type: 'object', properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } } },
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port', 'protocol'],
  }
  const { items, ...list } = builtIn(ports)
  assert.equal(list, { type: 'array', 'x-list-map-keys': ['port', 'protocol'] })
  assert.equal((items as typeof ports).properties?.protocol, { type: 'string', default: 'TCP' })
})

test('a set has no doubles in a custom kind; for built-in ones the server accepts them', () => {
  const finalizers: OpenApiSchema = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' }
  assert.is(custom(finalizers).uniqueItems, true)
  assert.is(builtIn(finalizers).uniqueItems, undefined)
})

test('a kind brings what it refers to, once, without its status', () => {
  const { kinds, $defs } = collect({ 'apps/v1': { components: { schemas } } }, { 'apps/v1': ['Deployment'] })
  assert.equal(kinds, { 'apps/v1 Deployment': '#/$defs/apps.v1.Deployment' })
  assert.equal(Object.keys($defs).sort(), ['apps.v1.Deployment', 'core.v1.PodSpec'])
  assert.equal($defs['apps.v1.Deployment']?.properties, { spec: { $ref: '#/$defs/core.v1.PodSpec' }, status: {} })
})

test('the generators of others stay open in an ApplicationSet, and ours is closed', async () => {
  const { kinds, $defs } = await kubernetesSchemas()
  const { properties } = $defs[kinds['argoproj.io/v1alpha1 ApplicationSet']!.slice('#/$defs/'.length)]!
  const generator = properties!.spec!.properties!.generators!.items!
  assert.equal(generator.properties!.matrix, {})
  assert.equal(generator.properties!.git!.properties!.template, {})
  assert.is(generator.properties!.git!.additionalProperties, false)
})

test('a kind the server does not have is an error, not a gap', () => {
  const documents = { 'apps/v1': { components: { schemas } } }
  assert.throws(() => collect(documents, { 'apps/v1': ['Deploymint'] }), 'no kind "Deploymint"')
})

test('names lose what they have in common', () => {
  assert.is(shortName('io.k8s.api.core.v1.PodSpec'), 'core.v1.PodSpec')
  assert.is(shortName('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'), 'meta.v1.ObjectMeta')
  assert.is(shortName('io.k8s.apimachinery.pkg.util.intstr.IntOrString'), 'intstr.IntOrString')
  assert.is(shortName('sh.keda.v1alpha1.ScaledObject'), 'sh.keda.v1alpha1.ScaledObject')
})

test('the printed file does not depend on the order of keys', () => {
  const one = print({ sources: ['b', 'a'], kinds: { x: '1', w: '2' }, $defs: { b: { type: 'a', items: {} }, a: {} } })
  const two = print({ sources: ['a', 'b'], kinds: { w: '2', x: '1' }, $defs: { a: {}, b: { items: {}, type: 'a' } } })
  assert.is(one, two)
  assert.equal(Object.keys(JSON.parse(one)), ['sources', 'kinds', '$defs'])
})

const schemas: Record<string, OpenApiSchema> = {
  'io.k8s.api.apps.v1.Deployment': {
    type: 'object',
    properties: {
      spec: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.PodSpec' }], default: {} },
      status: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.apps.v1.DeploymentStatus' }] },
    },
    'x-kubernetes-group-version-kind': [{ group: 'apps', version: 'v1', kind: 'Deployment' }],
  },
  'io.k8s.api.apps.v1.DeploymentStatus': { type: 'object', properties: {} },
  'io.k8s.api.core.v1.PodSpec': { type: 'object', properties: { hostNetwork: { type: 'boolean' } } },
}

function builtIn(schema: OpenApiSchema) {
  return prune(schema, { refer: pointer => pointer, structural: false })
}

function custom(schema: OpenApiSchema) {
  return prune(schema, { refer: pointer => pointer, structural: true })
}

test.run()
