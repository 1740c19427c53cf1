import type { Static } from '@sinclair/typebox'
import { closed, flag, list, mapOf, oneOf, scalar, text, whole } from './shapes.ts'
import { PATH_TYPES } from './words.ts'

/** Encryption of a route. */
export const Tls = closed('Tls', 'Encryption of the route; without it, as the environment says.', {
  enabled: flag("Whether the route is served with TLS; without it, the environment's `tls`."),
  secret: text('The Secret with the certificate; a name like `letsencrypt-prod` is taken for a ClusterIssuer.', {
    examples: ['my-tls-secret'],
  }),
  issuer: text('The cert-manager issuer that makes the certificate; `none` reads `secret` as a Secret in any case.', {
    examples: ['letsencrypt-prod'],
  }),
  issuer_kind: oneOf(
    { ClusterIssuer: 'For the whole cluster.', Issuer: 'In the namespace of the entry.' },
    'The kind of the issuer.',
    { default: 'ClusterIssuer' },
  ),
  hosts: list(text('A host name.'), 'The hosts of the certificate, in addition to those of the route.', {
    examples: [['api.example.com']],
  }),
})
export type Tls = Static<typeof Tls>

/** How long a request may take. */
export const Timeouts = closed(
  'Timeouts',
  'How long a request may take; what the ingress class cannot do is said in a warning.',
  {
    connect: text('To connect to the pod.', { examples: ['10s'] }),
    server: text('For the pod to answer.', { examples: ['180s'] }),
    client: text('For the client to send its request; a setting of the whole controller on both classes.', {
      examples: ['180s'],
    }),
    queue: text('For a free pod; with `keda-http`, for a pod to start from zero.', { examples: ['180s'] }),
  },
)
export type Timeouts = Static<typeof Timeouts>

/** How many requests one client may make. */
export const RateLimit = closed(
  'RateLimit',
  'How many requests one client address may make, at each replica of the controller.',
  {
    requests_per_second: whole(1, 'Requests a second over time.', { examples: [100] }),
    burst: whole(1, 'Requests at once above that; without it, as many as `requests_per_second`.', { examples: [200] }),
  },
  ['requests_per_second'],
)
export type RateLimit = Static<typeof RateLimit>

/** Which pages of other origins may call this one. */
export const Cors = closed('Cors', 'Which pages of other origins may call this one from a browser.', {
  enabled: flag('Whether the ingress answers CORS requests.', { default: true }),
  allow_origins: list(
    text('An origin: scheme and host, without a path; `*` and `https://*.example.com` are allowed.'),
    'The origins that may call.',
    {
      examples: [['https://example.com']],
    },
  ),
  allow_methods: list(text('A method of HTTP.'), 'The methods that they may use.', { examples: [['GET', 'POST']] }),
  allow_headers: list(text('A header of the request, or `*`.'), 'The headers that they may send.', {
    examples: [['Authorization', 'Content-Type']],
  }),
  allow_credentials: flag('Lets browsers send cookies and credentials.', { default: false }),
})
export type Cors = Static<typeof Cors>

/** How the world outside the cluster reaches a workload. */
export const Ingress = closed(
  'Ingress',
  'How the world outside the cluster reaches the workload; a block that is present is enabled.',
  {
    enabled: flag('Whether there is a route.', { default: true }),
    class: text("Who serves the route; empty or left out, the environment's class from `defaults.ingress`.", {
      minLength: 0,
      default: '',
      examples: ['traefik', 'haproxy'],
    }),
    path: text('The path of the route; at the end of a prefix, a slash makes no difference.', {
      default: '/',
      examples: ['/api'],
    }),
    path_type: oneOf(
      PATH_TYPES,
      'How the path is compared: by whole elements from the start, exactly, or as the controller likes.',
      { default: 'Prefix' },
    ),
    strip_prefix: flag('Takes the path off before the request is passed on; the same as `rewrite_target: /`.', {
      default: false,
    }),
    rewrite_target: text('Puts this in the place of the path and keeps the rest.', { examples: ['/'] }),
    hosts: list(
      text('A host name; `*.example.com` stands for one label.'),
      "The hosts of the route; without it, the environment's domain.",
      {
        examples: [['api.example.com']],
      },
    ),
    tls: Tls,
    timeouts: Timeouts,
    rate_limit: RateLimit,
    cors: Cors,
    hsts: flag('Makes browsers use TLS only (`Strict-Transport-Security`).', { default: false }),
    annotations: annotationMap(
      'Annotations of the Ingress; those of another controller are translated, or dropped with a warning.',
    ),
  },
)
export type Ingress = Static<typeof Ingress>

/** Annotations that are merged into those of the Ingress, handy in environment blocks. */
export const IngressAnnotations = annotationMap(
  'Annotations that are added to the Ingress, for serverless entries to that of every HTTP function.',
)
export type IngressAnnotations = Static<typeof IngressAnnotations>

function annotationMap(description: string) {
  return mapOf(scalar('The value; it is written as text.'), description, {
    examples: [{ 'haproxy-ingress.github.io/timeout-server': '180s' }],
  })
}
