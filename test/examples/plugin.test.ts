import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Compilation, compile, explain, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pluginsBeside } from '../../bin/plugin-file.ts'
import { plugins } from '../../examples/plugin/k3s-platform.config.ts'
import { compileText } from '../harness.ts'

const test = suite('the example of a plugin')
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../examples/plugin')

test('it compiles without errors and warnings in every environment', async () => {
  for (const environment of ['local', 'gcp']) {
    const { diagnostics } = await built(environment)
    assert.equal(
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
      [],
    )
  }
})

test('the config file is found beside apps.yaml', async () => {
  assert.equal(
    (await pluginsBeside(folder)).map(({ name }) => name),
    ['acme-cost-center', 'acme-monitoring'],
  )
})

test('what it adds stands in the tree, with the options of the environment', async () => {
  const gcp = (await built('gcp')).files.get('apps/mailer/manifests.yaml')!
  assert.match(gcp, 'acme.example/cost-center: "4711"')
  assert.match(gcp, /kind: PodMonitor[\s\S]*port: metrics\n +interval: 10s/)
  assert.match(gcp, /kubernetes.io\/metadata.name: monitoring\n +ports:\n +- protocol: TCP\n +port: 9090/)
  const local = (await built('local')).files.get('apps/mailer/manifests.yaml')!
  assert.match(local, 'acme.example/cost-center: "4711"')
  assert.not.match(local, 'PodMonitor')
})

test('explain names the plugin and the lines that ask for it', async () => {
  const compilation = await built('gcp')
  assert.equal(linesOf(compilation, 'PodMonitor/shop', 'spec.podMetricsEndpoints[0].interval'), [
    'apps.yaml:14 plugins.acme-monitoring.gcp.interval',
  ])
  assert.equal(linesOf(compilation, 'Deployment/shop', 'metadata.labels["acme.example/cost-center"]'), [
    'apps.yaml:10 plugins.acme-cost-center.center',
  ])
})

test('wrong options are mistakes with their place', async () => {
  const { diagnostics } = await compileText(
    'version: "2"\nenvironments: { gcp: {} }\nplugins:\n  acme-monitoring: { intervall: 10s, enabled: perhaps }\n',
    'gcp',
    { plugins },
  )
  assert.equal(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code, at, hint }) => [code, at?.column, hint]),
    [
      ['schema/unknown-key', 22, 'Did you mean "interval"?'],
      ['schema/wrong-type', 47, 'Whether metrics are read in this environment.'],
    ],
  )
})

test('it warns of a route without metrics', async () => {
  const text = `
version: "2"
environments: { gcp: { domain: example.com } }
defaults: { ingress: haproxy }
apps:
  - { name: web, image: "nginx:1.29", container: { ports: [{ container_port: 80 }] }, ingress: { path: / } }
`
  const { diagnostics } = await compileText(text, 'gcp', { plugins })
  const warning = diagnostics.find(({ code }) => code === 'acme-monitoring/no-metrics')
  assert.is(warning?.severity, 'warning')
  assert.is(warning?.at?.line, 6)
})

async function built(environment: string): Promise<Compilation> {
  return compile(await loadConfig(join(folder, 'apps.yaml')), environment, { plugins })
}

function linesOf(compilation: Compilation, object: string, field: string): string[] {
  const explanation = explain(compilation, object, field)
  if ('message' in explanation) throw new Error(explanation.message)
  return explanation.origins.map(({ file, line, path }) => `${file}:${line} ${path}`)
}

test.run()
