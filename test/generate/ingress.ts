import fc from 'fast-check'
import { host, objectName, qualifiedName } from './names.ts'
import { different, map, mostly, type Node, oneOf } from './node.ts'
import { anyText, scalar } from './texts.ts'

const duration = oneOf('10s', '1m30s', '500ms', '1h', '1.5h', '90s', '0.25s', '100h', '1ms')
const hosts = different(host, name => name.toLowerCase())
const LARGEST = 2 ** 31 - 1

const tls = fc.oneof(
  map({ enabled: fc.boolean(), secret: mostly(objectName, oneOf('letsencrypt-prod')), hosts }, ['secret']),
  map({ enabled: fc.boolean(), issuer: objectName, issuer_kind: oneOf('ClusterIssuer', 'Issuer'), hosts }, ['issuer']),
  map({ secret: objectName, issuer: oneOf('none') }, ['secret', 'issuer']),
  map({ enabled: fc.boolean(), hosts }),
)

const cors = fc.oneof(
  map({ enabled: fc.boolean(), allow_origins: oneOf(['*']), allow_methods: methods(), allow_headers: headers() }, [
    'allow_origins',
  ]),
  map(
    {
      allow_origins: fc.uniqueArray(
        oneOf('https://example.com', 'http://localhost:3000', 'https://*.example.com', 'https://a.b:8443'),
        { minLength: 1 },
      ),
      allow_methods: methods(),
      allow_headers: headers(),
      allow_credentials: fc.boolean(),
    },
    ['allow_origins'],
  ),
)

function methods() {
  return fc.uniqueArray(oneOf('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', '*'))
}

function headers() {
  return fc.uniqueArray(oneOf('Authorization', 'Content-Type', 'X-A_b', '*'))
}

/** Annotations of nobody, of both controllers and of a third. */
export const annotations: fc.Arbitrary<Node> = fc
  .tuple(
    fc.dictionary(
      qualifiedName.map(name => `example.org/${name.split('/').at(-1)}`),
      mostly(anyText, scalar as fc.Arbitrary<string>),
      { maxKeys: 3, noNullPrototype: true },
    ),
    map({
      'haproxy-ingress.github.io/timeout-server': oneOf('180s', '5m'),
      'haproxy-ingress.github.io/balance-algorithm': oneOf('leastconn'),
      'traefik.ingress.kubernetes.io/router.priority': oneOf('10', 42),
      'nginx.ingress.kubernetes.io/proxy-body-size': oneOf('10m', '0'),
      'nginx.ingress.kubernetes.io/enable-cors': oneOf('true', true),
      'cert-manager.io/duration': oneOf('2160h'),
    }),
  )
  .map(([free, known]) => ({ ...free, ...known }))

/** A route; the first part of its path is decided with the app at hand. */
export const ingress: fc.Arbitrary<Node> = fc
  .record({
    keys: map({
      enabled: mostly(oneOf(true), oneOf(false)),
      class: oneOf('', 'traefik', 'haproxy'),
      path: mostly(oneOf('/', '/a', '/a/b', '/api/v1/', '/A_b.c-d~'), fc.stringMatching(/^\/[a-z0-9]{1,60}$/)),
      path_type: oneOf('Prefix', 'Exact', 'ImplementationSpecific'),
      hosts,
      tls,
      timeouts: map({ connect: duration, server: duration, client: duration, queue: duration }),
      rate_limit: map(
        {
          requests_per_second: mostly(fc.integer({ min: 1, max: 500 }), oneOf(LARGEST)),
          burst: mostly(fc.integer({ min: 1, max: 900 }), oneOf(LARGEST)),
        },
        ['requests_per_second'],
      ),
      cors,
      hsts: fc.boolean(),
      annotations,
    }),
    rewrite: fc.oneof(
      map({ strip_prefix: fc.boolean() }),
      map({ rewrite_target: oneOf('/', '/v2', '/v2/x/') }),
      map({ strip_prefix: fc.boolean(), rewrite_target: oneOf('/') }),
    ),
  })
  .map(({ keys, rewrite }) => ({ ...keys, ...rewrite }))
