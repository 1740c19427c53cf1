import { type BuiltObject, testPlugin } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { alwaysPull } from '../../examples/recipes/always-pull.ts'
import { approvedRegistries } from '../../examples/recipes/approved-registries.ts'
import { gatewayClass } from '../../examples/recipes/gateway-class.ts'
import { burstScaler } from '../../examples/recipes/scaler-with-settings.ts'
import { logShipper } from '../../examples/recipes/sidecar.ts'

/** The recipes of docs/plugins.md, tested as an author of plugins tests them. */
const test = suite('recipes for plugins')

const app = (...lines: readonly string[]) =>
  [
    'version: "2"',
    'environments: { local: { domain: localhost, debug: true }, gcp: { domain: acme.dev } }',
    'defaults: { ingress: gateway }',
    'apps:',
    '  - name: shop',
    '    image: ghcr.io/acme/shop:1.0.0',
    '    container: { ports: [{ container_port: 8000 }] }',
    ...(lines.some(line => line.startsWith('scaling')) ? [] : ['    scaling: { type: none }']),
    ...lines.map(line => `    ${line}`),
    '',
  ].join('\n')

test('a sidecar is added to entries that ask for it', async () => {
  const asked = await testPlugin(logShipper, { appsYaml: app('x-logs: true'), environment: 'gcp' })
  assert.equal(containersOf(asked.object('Deployment', 'shop')), ['shop', 'log-shipper'])
  const silent = await testPlugin(logShipper, { appsYaml: app(), environment: 'gcp' })
  assert.equal(containersOf(silent.object('Deployment', 'shop')), ['shop'])
})

test('an image from elsewhere is refused at its line', async () => {
  const appsYaml = `${app()}plugins: { acme-approved-registries: { registries: [registry.acme.dev] } }\n`
  const { ok, diagnostics } = await testPlugin(approvedRegistries, { appsYaml, environment: 'gcp' })
  assert.not(ok)
  const [refused] = diagnostics.filter(({ severity }) => severity === 'error')
  assert.is(refused?.at?.line, 6)
  assert.is(refused?.hint, 'Use an image from registry.acme.dev.')
  assert.ok((await testPlugin(approvedRegistries, { appsYaml: app(), environment: 'gcp' })).ok)
})

test('a patch changes only environments with debug', async () => {
  for (const [environment, policy] of [
    ['local', 'Always'],
    ['gcp', undefined],
  ] as const) {
    const { object } = await testPlugin(alwaysPull, { appsYaml: app(), environment })
    assert.is(podOf(object('Deployment', 'shop')).containers[0]!.imagePullPolicy, policy)
  }
})

test('a scaler has settings, which are checked', async () => {
  const appsYaml = app('scaling: { type: acme-burst, burst_ratio: 80 }')
  const { object } = await testPlugin(burstScaler, { appsYaml, environment: 'gcp' })
  assert.equal(object('BurstScaler', 'shop').spec, { target: 'shop', maxReplicas: 10, ratio: 80 })
  const wrong = await testPlugin(burstScaler, {
    appsYaml: appsYaml.replace('ratio: 80', 'ratio: 800'),
    environment: 'gcp',
  })
  assert.match(wrong.diagnostics.find(({ severity }) => severity === 'error')!.message, 'must be at most 100')
})

test('an ingress class serves routes, and what it does not serve is reported', async () => {
  const appsYaml = app('ingress: { path: /shop, hsts: true }')
  const { object, diagnostics } = await testPlugin(gatewayClass, { appsYaml, environment: 'gcp' })
  assert.equal(object('HTTPRoute', 'shop').spec.hostnames, ['acme.dev'])
  assert.ok(diagnostics.some(({ code }) => code === 'route/unserved'))
})

test('an object that does not exist is named with those that do', async () => {
  const { object } = await testPlugin([], { appsYaml: app(), environment: 'gcp' })
  assert.throws(() => object('Deployment', 'shp'), /There is no Deployment\/shp\. Objects: .*Deployment\/shop/)
})

interface Pod {
  readonly containers: readonly { readonly name: string; readonly imagePullPolicy?: string }[]
}

function podOf(object: BuiltObject): Pod {
  return object.spec.template.spec
}

function containersOf(object: BuiltObject): readonly string[] {
  return podOf(object).containers.map(({ name }) => name)
}

test.run()
