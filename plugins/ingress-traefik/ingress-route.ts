import { because, type Manifest, metadata, originsOf, type Route, trace } from 'k3s-platform/plugin'
import { type Middleware, redirectToTls } from './middleware.ts'
import { pathsOf } from './paths.ts'
import { hostGroups, only, type ServedRoute, traefikKey } from './served-route.ts'
import { schemeOf } from './service-settings.ts'

/** IngressRoute of `traefik.io/v1alpha1`, as far as it is written here. */
export interface IngressRoute {
  readonly spec: {
    readonly entryPoints: readonly string[]
    readonly routes: readonly Router[]
    readonly tls?: { readonly secretName: string }
  }
}

interface Router {
  readonly kind: 'Rule'
  readonly match: string
  readonly priority: number
  readonly middlewares?: readonly { readonly name: string }[]
  readonly services: readonly object[]
}

/** The objects of a route for a Traefik that does not read Ingresses. */
export interface IngressRouteObjects {
  readonly routes: readonly Manifest<IngressRoute>[]
  readonly middlewares: readonly Manifest<Middleware>[]
}

/** One IngressRoute with a rule for each host, and with TLS a second one for plain HTTP. */
export function ingressRoutes(served: ServedRoute): IngressRouteObjects {
  const { route, workload, settings, chain, own } = served
  const { web, websecure } = settings.entryPoints
  const written = own.router[traefikKey('router.entrypoints')]?.split(',').map(name => name.trim())
  const added = own.router[traefikKey('router.middlewares')]?.split(',').map(name => ({ name: name.trim() })) ?? []
  const names = [...chain.map(({ metadata: { name } }) => ({ name })), ...added]
  const { tls } = route
  const main = ingressRoute(served, workload.name, {
    entryPoints: written ?? [tls ? websecure : web],
    middlewares: names,
    tls: tls && { secretName: tls.secretName },
  })
  if (!tls || written?.includes(web)) return { routes: [main], middlewares: chain }
  const redirect = route.redirectsToTls === false ? undefined : redirectToTls(route, workload)
  const plain = ingressRoute(served, `${workload.name}-http`, {
    entryPoints: [web],
    middlewares: redirect ? [{ name: redirect.metadata.name }] : names,
  })
  return { routes: [main, plain], middlewares: [...chain, ...(redirect ? [redirect] : [])] }
}

interface RouterParts {
  readonly entryPoints: readonly string[]
  readonly middlewares: readonly { readonly name: string }[]
  readonly tls?: { readonly secretName: string }
}

function ingressRoute(served: ServedRoute, name: string, parts: RouterParts): Manifest<IngressRoute> {
  const { route, workload, own } = served
  const spec = trace(route, {
    entryPoints: because([...parts.entryPoints], originsOf(route, route.tls ? 'tls' : 'class')),
    routes: because(
      hostGroups(served).flatMap(({ hosts, priority }) =>
        hosts.map(host => router(served, host, own.router[PRIORITY] ? Number(own.router[PRIORITY]) : priority, parts)),
      ),
      ['hosts', 'path', 'pathType'],
    ),
    ...(parts.tls && { tls: trace(route.tls, parts.tls) }),
  })
  const neutral = only(own.router, key => !key.startsWith(traefikKey('')))
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: metadata(workload, name, withClass(route, trace(neutral, { ...neutral }))),
    spec,
  }
}

/**
 * A Traefik with a class of its own reads only IngressRoutes with this annotation, and one without a class those without
 * it (traefik/traefik, pkg/provider/kubernetes/crd/kubernetes.go, `shouldProcessIngress`).
 */
function withClass(route: Route, annotations: Record<string, string>): Record<string, string> {
  if (route.class === 'traefik') return annotations
  return trace(annotations, {
    ...annotations,
    'kubernetes.io/ingress.class': because(route.class, originsOf(route, 'class')),
  })
}

const PRIORITY = traefikKey('router.priority')

function router(served: ServedRoute, host: string, priority: number, { middlewares, tls }: RouterParts): Router {
  const { route, chain } = served
  return trace(route, {
    kind: 'Rule',
    match: because(match(served, host, tls !== undefined), ['hosts', 'path', 'pathType']),
    priority: because(priority, ['hosts', 'path']),
    ...(middlewares.length > 0 && {
      middlewares: because(
        middlewares,
        chain.flatMap(({ spec }) => Object.keys(spec).flatMap(type => originsOf(spec, type))),
      ),
    }),
    services: because([service(served)], served.backend.because),
  })
}

function service({ route, backend, transport, workload }: ServedRoute): object {
  const { backendProtocol, stickyCookie } = route
  return trace(workload, {
    name: backend.service.name,
    port: backend.service.port,
    ...(backendProtocol && { scheme: schemeOf(backendProtocol) }),
    ...(transport && { serversTransport: transport.metadata.name }),
    ...(stickyCookie && { sticky: { cookie: { ...stickyCookie, httpOnly: true } } }),
  })
}

/** The rule for one host. A regular expression stands for a wildcard, which `Host` knows only since Traefik 3.7. */
function match(served: ServedRoute, host: string, withTls: boolean): string {
  const paths = pathsOf(served, host, withTls).map(({ path, pathType }) => `${matcher(served, pathType)}(\`${path}\`)`)
  const path = paths.length > 1 ? `(${paths.join(' || ')})` : paths[0]!
  if (host === '') return path
  const wildcard = host.startsWith('*.') ? host.slice(1).replaceAll('.', '\\.') : undefined
  return `${wildcard ? `HostRegexp(\`^[a-z0-9-]+${wildcard}$\`)` : `Host(\`${host}\`)`} && ${path}`
}

function matcher({ own }: ServedRoute, pathType: Route['pathType']): string {
  switch (pathType) {
    case 'Exact':
      return 'Path'
    case 'Prefix':
      return 'PathPrefix'
    case 'ImplementationSpecific':
      return own.router[traefikKey('router.pathmatcher')] ?? 'PathPrefix'
    default:
      return pathType satisfies never
  }
}
