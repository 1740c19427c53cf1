import {
  type Backend,
  because,
  type Manifest,
  metadata,
  type Origin,
  originsOf,
  type Route,
  trace,
  tracedTo,
  type Workload,
} from 'k3s-platform/plugin'
import { type CorsHeaders, corsHeaders } from './cors.ts'
import { pathChange } from './rewrite.ts'

/** Middleware of `traefik.io/v1alpha1`. Traefik drops the whole route when a spec has two fields. */
export interface Middleware {
  readonly spec:
    | { readonly buffering: { readonly maxRequestBodyBytes: number } }
    | { readonly headers: CorsHeaders | { readonly customRequestHeaders: object } | { readonly stsSeconds: number } }
    | { readonly inFlightReq: { readonly amount: number; readonly sourceCriterion: object } }
    | { readonly ipAllowList: { readonly sourceRange: string[] } }
    | { readonly rateLimit: { readonly average: number; readonly burst: number } }
    | { readonly redirectScheme: { readonly scheme: 'https'; readonly permanent: true } }
    | { readonly replacePath: { readonly path: string } }
    | { readonly replacePathRegex: { readonly regex: string; readonly replacement: string } }
    | { readonly stripPrefix: { readonly prefixes: string[] } }
}

/**
 * The middlewares of a route in the order in which a request meets them: HSTS and CORS first, so that refusals carry
 * their headers and pages can read them; CORS answers preflights itself, so HSTS comes before it. The path comes last, so
 * that all others see what the client asked for.
 */
export function middlewares(route: Route, backend: Backend, workload: Workload): Manifest<Middleware>[] {
  const change = pathChange(route)
  const made = (name: string, spec: Middleware['spec'], reason: readonly Origin[]) =>
    middleware(workload, name, spec, reason)
  return [
    ...(route.hsts && route.tls
      ? [made('hsts', { headers: { stsSeconds: HALF_A_YEAR } }, originsOf(route, 'hsts'))]
      : []),
    ...(route.cors ? [made('cors', { headers: corsHeaders(route.cors) }, originsOf(route, 'cors'))] : []),
    ...limits(route, workload),
    ...(Object.keys(backend.headers).length > 0
      ? [made('route', { headers: { customRequestHeaders: { ...backend.headers } } }, backend.because)]
      : []),
    ...(change ? [made(change.name, change.spec, originsOf(route, 'rewrite'))] : []),
  ]
}

/** The middleware that answers plain HTTP with the address of the same page under HTTPS. */
export function redirectToTls(route: Route, workload: Workload): Manifest<Middleware> {
  return middleware(
    workload,
    'https',
    { redirectScheme: { scheme: 'https', permanent: true } },
    originsOf(route, 'tls'),
  )
}

/** What annotations call a middleware: those of Kubernetes objects are known by namespace and name. */
export function referenceTo({ metadata: { namespace, name } }: Manifest<Middleware>): string {
  return `${namespace}-${name}@kubernetescrd`
}

/** What in apps.yaml asks for a middleware. */
export function reasonsOf({ spec }: Manifest<Middleware>): readonly Origin[] {
  return Object.keys(spec).flatMap(type => originsOf(spec, type))
}

// As long as HAProxy asks browsers to remember.
const HALF_A_YEAR = 15_768_000

function limits(route: Route, workload: Workload): Manifest<Middleware>[] {
  const { allowedAddresses, concurrencyLimit, rateLimit, bodyLimit } = route
  const made = (name: string, spec: Middleware['spec'], field: keyof Route) =>
    middleware(workload, name, spec, originsOf(route, field))
  return [
    ...(allowedAddresses
      ? [made('allow', { ipAllowList: { sourceRange: [...allowedAddresses] } }, 'allowedAddresses')]
      : []),
    ...(concurrencyLimit
      ? [
          made(
            'concurrency',
            { inFlightReq: { amount: concurrencyLimit, sourceCriterion: { ipStrategy: {} } } },
            'concurrencyLimit',
          ),
        ]
      : []),
    ...(rateLimit ? [made('ratelimit', { rateLimit: rateLimitOf(rateLimit) }, 'rateLimit')] : []),
    ...(bodyLimit ? [made('body', { buffering: { maxRequestBodyBytes: bodyLimit } }, 'bodyLimit')] : []),
  ]
}

/** Traefik's own default for the burst is 1, which refuses two requests at once. */
function rateLimitOf(limit: NonNullable<Route['rateLimit']>): { average: number; burst: number } {
  const { requestsPerSecond, burst = requestsPerSecond } = limit
  return trace(limit, {
    average: because(requestsPerSecond, 'requestsPerSecond'),
    burst: because(burst, ['burst', 'requestsPerSecond']),
  })
}

function middleware(
  workload: Workload,
  name: string,
  spec: Middleware['spec'],
  reason: readonly Origin[],
): Manifest<Middleware> {
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: metadata(workload, `${workload.name}-${name}`),
    spec: tracedTo(reason, spec),
  }
}
