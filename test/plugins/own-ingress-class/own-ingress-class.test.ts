import { type Compilation, diffTrees, explain, type TreeDiff } from 'k3s-platform'
import type { Plugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { compileText } from '../../harness.ts'
import { gatewayApi } from './gateway-api.ts'

const test = suite('an ingress class of a plugin')

const plugins = [gatewayApi as Plugin]

/** An app `web` with a route, `scaling` before it. */
const appsYaml = (ingress: string, scaling = 'type: none') => `
environments: { gcp: { domain: shop.test } }
defaults: { ingress: gateway }
apps:
  - name: web
    image: "nginx:1.29"
    container: { ports: [{ name: http, container_port: 8080, service_port: 80 }] }
    scaling: { ${scaling} }
    ingress: { ${ingress} }
`
const ROUTE_LINE = 9

const build = (ingress: string, scaling?: string) => compileText(appsYaml(ingress, scaling), 'gcp', { plugins })

function routeOf({ files, diagnostics }: Compilation) {
  assert.equal(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  )
  const objects = parseAllDocuments(files.get('apps/web/manifests.yaml')!).map(document => document.toJS())
  return objects.find(({ kind }) => kind === 'HTTPRoute')?.spec
}

/** What is said of the route, without infos. */
const said = ({ diagnostics }: Compilation) =>
  diagnostics
    .filter(({ at, severity }) => at?.line === ROUTE_LINE && severity !== 'info')
    .map(({ severity, message }) => `${severity}: ${message}`)

test('a route becomes what the class makes of it', async () => {
  const built = await build('path: /api, strip_prefix: true, timeouts: { server: 30s }, gateway: internal')
  assert.equal(said(built), [])
  assert.equal(routeOf(built), {
    parentRefs: [{ name: 'internal' }],
    hostnames: ['shop.test'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
        filters: [
          { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } },
        ],
        backendRefs: [{ name: 'web', port: 80 }],
        timeouts: { request: '30s' },
      },
    ],
  })
  const explained = explain(built, 'HTTPRoute/web', 'spec.hostnames')
  assert.ok('origins' in explained)
  assert.equal(
    explained.origins.map(({ path }) => path),
    ['environments.gcp.domain'],
  )
})

test('annotations of ingress-nginx are its fields, too', async () => {
  const built = await build(
    'path: /api, annotations: { nginx.ingress.kubernetes.io/rewrite-target: /v2, nginx.ingress.kubernetes.io/proxy-read-timeout: "30" }',
  )
  const [rule] = routeOf(built).rules
  assert.equal(rule.timeouts, { request: '30s' })
  assert.equal(rule.filters[0].urlRewrite.path.replacePrefixMatch, '/v2')
})

test('what it does not declare is reported at its line, with what is lost', async () => {
  const built = await build('path: /api, hsts: true, timeouts: { connect: 5s }, rate_limit: { requests_per_second: 5 }')
  assert.equal(said(built).sort(), [
    'warning: The gateway does not support "hsts": browsers may continue to use plain HTTP.',
    'warning: The gateway does not support "rate_limit": requests of a client are not limited.',
    'warning: The gateway does not support "timeouts.connect": the controller\'s own limit applies.',
  ])
})

test('what keeps somebody out is an error, which no level lowers', async () => {
  const addresses = 'nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8'
  const built = await build(
    `path: /api, annotations: { ${addresses}, traefik.ingress.kubernetes.io/router.tls: "true" }`,
  )
  assert.equal(said(built).sort(), [
    'error: The gateway does not support a list of allowed addresses, without which the route is open to everyone.',
    'warning: The gateway does not read the annotation "traefik.ingress.kubernetes.io/router.tls". It is dropped: nothing here reads it.',
  ])
  const text = `${appsYaml(`path: /api, annotations: { ${addresses} }`)}\ndiagnostics: { route/guard-unserved: "off" }`
  const { ok } = await compileText(text, 'gcp', { plugins })
  assert.not(ok)
})

test('what it reports itself is not said twice', async () => {
  const built = await build('path: /api, tls: { secret: shop-test }')
  assert.equal(said(built), [
    'warning: The gateway does not support the redirect of plain HTTP: the handling of requests without TLS is not known.',
    'warning: The Gateway serves its own certificate, whatever the route says.',
  ])
})

test('headers of a scaler reach the proxy of the scaler', async () => {
  const [rule] = routeOf(await build('path: /api', 'type: keda-http')).rules
  assert.equal(rule.backendRefs, [{ name: 'web-keda', port: 8080 }])
  assert.equal(rule.filters, [
    { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-Keda-Route', value: 'web.default' }] } },
  ])
})

test('its objects are checked by their schema, at the line of the user', async () => {
  const { diagnostics } = await build('path: /api, timeouts: { server: 90000000s }')
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  assert.equal(
    errors.map(({ code, at }) => [code, at?.path]),
    [['check/invalid-value', 'apps[0].ingress.timeouts.server']],
  )
})

test('its objects come behind those that they lead to', async () => {
  const { files } = await build('path: /api', 'type: keda-http')
  const kinds = parseAllDocuments(files.get('apps/web/manifests.yaml')!).map(document => document.toJS().kind)
  assert.is(kinds.at(-1), 'HTTPRoute')
})

test('a difference of its objects has the risks of a route', async () => {
  const [one, other] = [await build('path: /api'), await build('path: /api/v2')]
  assert.equal(risksOf(diffTrees({ environment: 'gcp', before: one, after: other })), [
    'shop.test/api/v2 is routed to it',
    'nothing answers at shop.test/api any longer',
  ])
  // The shorter prefix serves the longer path, too.
  assert.equal(risksOf(diffTrees({ environment: 'gcp', before: other, after: one })), ['shop.test/api is routed to it'])
})

test('its name is known to those who misspell it', async () => {
  const { diagnostics } = await build('path: /api, class: gatway')
  const { hint } = diagnostics.find(({ code }) => code === 'config/unknown-ingress-class')!
  assert.is(hint, 'Did you mean "gateway"?')
})

function risksOf({ objects }: TreeDiff): readonly string[] {
  const route = objects.find(({ ref }) => ref.kind === 'HTTPRoute')!
  return [...route.fields.flatMap(({ risks }) => risks), ...route.risks].map(({ because }) => because)
}

test.run()
