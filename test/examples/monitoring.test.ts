import { join } from 'node:path'
import { type Compilation, compile, loadConfig, lossReport } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { root } from '../../scripts/build/root.ts'

const test = suite('examples/monitoring')
const config = await loadConfig(join(root, 'examples/monitoring/apps.yaml'))
const compilations = new Map<string, Compilation>()
for (const name of config.environments) compilations.set(name, await compile(config, name))

// biome-ignore lint/suspicious/noExplicitAny: documents of many kinds are looked into.
type Document = any

function documents(environment: string, kind: string): readonly Document[] {
  const text = compilations.get(environment)!.files.get('compose/monitoring-stack/manifests.yaml')!
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(document => document.kind === kind)
}

const named = (environment: string, kind: string, name: string) =>
  documents(environment, kind).find(({ metadata }) => metadata.name === name)

test('it builds for every environment without errors and warnings', () => {
  assert.equal([...compilations.keys()], ['local', 'dev', 'gcp'])
  for (const { ok, diagnostics } of compilations.values()) {
    assert.ok(ok)
    assert.equal(
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
      [],
    )
  }
})

test('nothing that the compose file says is dropped', () => {
  const [stack] = lossReport([...compilations.values()])
  assert.is(stack!.dropped, 0)
})

test('each environment has its storage, its routes and its address', () => {
  const claims = ['local', 'dev', 'gcp'].map(environment => {
    const { storageClassName, resources } = named(
      environment,
      'PersistentVolumeClaim',
      'monitoring-stack-prometheus-data',
    ).spec
    return [environment, storageClassName, resources.requests.storage]
  })
  assert.equal(claims, [
    ['local', 'local-path', '10Gi'],
    ['dev', 'standard', '10Gi'],
    ['gcp', 'pd-ssd', '50Gi'],
  ])
  for (const [environment, host, address] of [
    ['local', 'localhost', '%(protocol)s://%(domain)s/grafana'],
    ['gcp', 'api.example.com', 'https://%(domain)s/grafana'],
  ] as const) {
    assert.equal(
      documents(environment, 'Ingress').map(({ spec }) => [spec.rules[0].host, spec.rules[0].http.paths[0].path]),
      [
        [host, '/prometheus'],
        [host, '/grafana'],
      ],
    )
    const { env } = named(environment, 'Deployment', 'grafana').spec.template.spec.containers[0]
    assert.is(env.find(({ name }: Document) => name === 'GF_SERVER_ROOT_URL').value, address)
  }
})

test('Grafana reaches Prometheus, the controller and one namespace reach both, and nobody else does', () => {
  const network = 'network.k3scompose.io/monitoring'
  for (const [environment, controller] of [
    ['local', 'traefik'],
    ['gcp', 'haproxy-ingress'],
  ]) {
    const shared = named(environment!, 'NetworkPolicy', 'monitoring-stack-monitoring').spec
    assert.is(shared.podSelector.matchLabels[network], 'true')
    assert.is(shared.ingress[0].from[0].podSelector.matchLabels[network], 'true')
    for (const [name, port] of [
      ['prometheus', 9090],
      ['grafana', 3000],
    ] as const) {
      const { metadata, spec } = named(environment!, 'Deployment', name).spec.template
      assert.is(metadata.labels[network], 'true')
      assert.is(spec.containers[0].ports[0].containerPort, port)
      const { ingress } = named(environment!, 'NetworkPolicy', name).spec
      assert.equal(ingress[0].from, [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } }])
      assert.is(ingress[1].from[0].podSelector.matchLabels['app.kubernetes.io/name'], controller)
      assert.equal(ingress[1].ports, [{ protocol: 'TCP', port }])
      assert.is(ingress.length, 2)
    }
  }
})

test('images without root can write to their claims, and start one after the other', () => {
  const { securityContext } = named('gcp', 'Deployment', 'prometheus').spec.template.spec
  assert.is(securityContext.runAsUser, 65534)
  assert.is(securityContext.fsGroup, 65534)
  assert.is(named('gcp', 'Deployment', 'grafana').spec.template.spec.securityContext.fsGroup, 0)
  const waveOf = (name: string) =>
    named('gcp', 'Deployment', name).metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? '0'
  assert.ok(Number(waveOf('prometheus')) < Number(waveOf('grafana')))
})

test('what is checked, scraped and asked has the path under which it is served', () => {
  const { args, readinessProbe } = named('local', 'Deployment', 'prometheus').spec.template.spec.containers[0]
  assert.ok(args.includes('--web.external-url=/prometheus'))
  assert.is(readinessProbe.exec.command.at(-1), 'http://127.0.0.1:9090/prometheus/-/ready')
  const texts = documents('local', 'ConfigMap').map(({ data }) => Object.values(data).join())
  assert.ok(texts.some(text => text.includes('metrics_path: /prometheus/metrics')))
  assert.ok(texts.some(text => text.includes('url: http://prometheus:9090/prometheus\n')))
})

test('the password is not in the tree', () => {
  for (const { files } of compilations.values())
    for (const text of files.values()) assert.not.match(text, /kind: Secret\b/)
})

test.run()
