import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Controller, KubernetesObject } from './answer.ts'
import { haproxy } from './haproxy.ts'
import { traefik } from './traefik.ts'

/** What Traefik 3.7.13 and haproxy-ingress 0.17 with HAProxy 2.6.12 did with Ingresses written by hand: the models do it too. */
type Path = readonly [app: string, host: string, path: string, pathType?: string, annotations?: Record<string, string>]

const IS_PREFIX = { 'haproxy-ingress.github.io/path-type': 'prefix' }

test('Traefik by itself prefers the longer rule, so an exact half loses against a shorter prefix', () => {
  const objects = ingresses(['p', 'a.test', '/p', 'Exact'], ['p', 'a.test', '/p/'], ['root', 'a.test', '/'])
  sees(traefik(objects), 'a.test', { '/p': 'root', '/p/': 'p', '/p/x': 'p' })
  sees(haproxy(objects), 'a.test', { '/p': 'p', '/p/': 'p', '/p/x': 'p', '/px': 'root' })
})

test('Traefik by itself prefers a prefix to an exact path', () => {
  const objects = ingresses(
    ['p', 'a.test', '/p', 'Exact'],
    ['p', 'a.test', '/p/'],
    ['exact', 'a.test', '/p/exact', 'Exact'],
  )
  sees(traefik(objects), 'a.test', { '/p/exact': 'p' })
  sees(haproxy(objects), 'a.test', { '/p/exact': 'exact' })
})

test('Traefik by itself prefers a wildcard or no host with a longer path to an exact host', () => {
  const wildcard = ingresses(['exact', 'x.w.test', '/'], ['wildcard', '*.w.test', '/deep'])
  sees(traefik(wildcard), 'x.w.test', { '/deep/a': 'wildcard' })
  sees(haproxy(wildcard), 'x.w.test', { '/deep/a': 'exact' })
  const hostless = ingresses(['exact', 'e.test', '/'], ['hostless', '', '/a-rather-long-hostless-path-xx'])
  sees(traefik(hostless), 'e.test', { '/a-rather-long-hostless-path-xx/a': 'hostless' })
  sees(haproxy(hostless), 'e.test', { '/a-rather-long-hostless-path-xx/a': 'exact' })
})

test('an exact host and its wildcard are a tie for Traefik, which either may win', () => {
  const objects = ingresses(['exact', 'x.w.test', '/'], ['wildcard', '*.w.test', '/'])
  sees(traefik(objects), 'x.w.test', { '/': 'exact or wildcard' })
  sees(haproxy(objects), 'x.w.test', { '/': 'exact' })
})

test('a priority decides on Traefik', () => {
  const priority = (value: string) => ({ 'traefik.ingress.kubernetes.io/router.priority': value })
  const objects = ingresses(
    ['exact', 'x.w.test', '/', 'Prefix', priority('41')],
    ['wildcard', '*.w.test', '/deep', 'Prefix', priority('40')],
  )
  sees(traefik(objects), 'x.w.test', { '/deep/a': 'exact' })
  sees(traefik(objects), 'y.w.test', { '/deep/a': 'wildcard' })
})

test('a prefix under a wildcard has no end on HAProxy', () => {
  const own = ingresses(
    ['a', '*.mm.test', '/a', 'ImplementationSpecific', IS_PREFIX],
    ['api', '*.mm.test', '/api', 'Exact'],
    ['api', '*.mm.test', '/api/'],
  )
  sees(haproxy(own), 'q.mm.test', { '/api': 'a', '/api/x': 'a', '/ax': 'a', '/abc': 'a' })
  const pairs = ingresses(
    ['a', '*.mm.test', '/a', 'Exact'],
    ['a', '*.mm.test', '/a/'],
    ['api', '*.mm.test', '/api', 'Exact'],
    ['api', '*.mm.test', '/api/'],
  )
  sees(haproxy(pairs), 'q.mm.test', { '/a': 'a', '/a/x': 'a', '/api': 'api', '/api/x': 'api', '/ax': 404, '/abc': 404 })
})

test('on an exact host HAProxy compares whole elements, Traefik letters', () => {
  const objects = ingresses(['a', 'a.test', '/a', 'ImplementationSpecific', IS_PREFIX])
  sees(haproxy(objects), 'a.test', { '/a': 'a', '/a/x': 'a', '/ax': 404 })
  sees(traefik(objects), 'a.test', { '/a': 'a', '/a/x': 'a', '/ax': 'a' })
})

test('a slash at the end of an exact path counts on both', () => {
  const objects = ingresses(['with', 'a.test', '/x/', 'Exact'], ['without', 'a.test', '/x', 'Exact'])
  for (const controller of [haproxy(objects), traefik(objects)])
    sees(controller, 'a.test', { '/x/': 'with', '/x': 'without', '/x/y': 404 })
})

test('a wildcard stands for one label on both, and capitals of a host do not count', () => {
  const objects = ingresses(['wildcard', '*.w.test', '/'])
  for (const controller of [haproxy(objects), traefik(objects)]) {
    sees(controller, 'X.w.test', { '/': 'wildcard' })
    sees(controller, 'q.y.w.test', { '/': 404 })
    sees(controller, 'w.test', { '/': 404 })
  }
})

test('HAProxy reads paths byte by byte', () => {
  const objects = ingresses(['p', 'a.test', '/p'], ['root', 'a.test', '/'])
  sees(haproxy(objects), 'a.test', { '//p': 'root', '/%70/x': 'root', '/p/../q': 'p' })
})

test('HAProxy puts a target in the place of the path of the Ingress', () => {
  const target = (value: string) => ({ 'haproxy-ingress.github.io/rewrite-target': value })
  const objects = ingresses(
    ['strip', 'a.test', '/s', 'Prefix', target('/')],
    ['v2', 'a.test', '/p', 'Prefix', target('/v2')],
    ['root', 'a.test', '/', 'Exact', target('/v2')],
  )
  const seen = { '/s': '/', '/s/x': '/x', '/p': '/v2', '/p/': '/v2/', '/p/a%2Fb': '/v2/a%2Fb', '/': '/v2/' }
  for (const [path, expected] of Object.entries(seen))
    assert.is(haproxy(objects)({ host: 'a.test', path })[0]?.path, expected, path)
})

test('Traefik changes paths by middlewares, of which a strip tells the app what it took off', () => {
  const chain = (name: string) => ({ 'traefik.ingress.kubernetes.io/router.middlewares': `apps-${name}@kubernetescrd` })
  const objects = [
    ...ingresses(['strip', 'a.test', '/s', 'Prefix', chain('strip')], ['v2', 'a.test', '/p', 'Prefix', chain('v2')]),
    middleware('strip', { stripPrefix: { prefixes: ['/s'] } }),
    middleware('v2', { replacePathRegex: { regex: '^/p(/.*)?$', replacement: '/v2$1' } }),
  ]
  const answer = (path: string) => traefik(objects)({ host: 'a.test', path })[0]
  assert.equal(answer('/s/x'), { backend: 'strip', path: '/x', forwardedPrefix: '/s' })
  assert.equal(answer('/s'), { backend: 'strip', path: '/', forwardedPrefix: '/s' })
  for (const [path, expected] of Object.entries({ '/p': '/v2', '/p/': '/v2/', '/p/a%2Fb': '/v2/a%2Fb' }))
    assert.is(answer(path)?.path, expected)
})

function ingresses(...paths: readonly Path[]): KubernetesObject[] {
  return paths.map(([app, host, path, pathType = 'Prefix', annotations = {}]) => ({
    kind: 'Ingress',
    metadata: { name: app, namespace: 'apps', annotations },
    spec: {
      rules: [{ ...(host && { host }), http: { paths: [{ path, pathType, backend: { service: { name: app } } }] } }],
    },
  }))
}

function middleware(name: string, spec: object): KubernetesObject {
  return { kind: 'Middleware', metadata: { name, namespace: 'apps' }, spec }
}

/** Several apps that may answer are joined by `or`; 404 says that none does. */
function sees(controller: Controller, host: string, expected: Readonly<Record<string, string | 404>>): void {
  for (const [path, app] of Object.entries(expected)) {
    const answers = controller({ host, path }).map(({ backend }) => backend)
    assert.is(answers.join(' or ') || 404, app, `${host}${path}`)
  }
}

test.run()
