import {
  type Annotation,
  because,
  type Manifest,
  mergeAnnotations,
  metadata,
  type Origin,
  originsOf,
  type Route,
  trace,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import type { HTTPIngressPath, Ingress, IngressRule } from 'kubernetes-types/networking/v1.js'
import { type Middleware, reasonsOf, redirectToTls, referenceTo } from './middleware.ts'
import { pathsOf, type RulePath } from './paths.ts'
import { type HostGroup, hostGroups, only, type ServedRoute, traefikKey } from './served-route.ts'

/** The objects of a route for Traefik, and annotations that the user's own replaced. */
export interface IngressObjects {
  readonly ingresses: readonly Manifest<Ingress>[]
  readonly middlewares: readonly Manifest<Middleware>[]
  readonly overruled: readonly Annotation[]
}

/**
 * One Ingress for each priority, since the annotation holds for a whole Ingress; with TLS a second one each for plain
 * HTTP, since a router of Traefik serves one or the other.
 */
export function ingressObjects(served: ServedRoute): IngressObjects {
  const { route, workload } = served
  const groups = hostGroups(served)
  const suffix = (index: number) => (index === 0 ? '' : `-${index + 1}`)
  const main = groups.map((group, index) => mainIngress(served, group, `${workload.name}${suffix(index)}`))
  const redirect = route.redirectsToTls === false ? undefined : redirectToTls(route, workload)
  const plain = servesPlainHttp(served)
    ? groups.map((group, index) => plainIngress(served, group, `${workload.name}-http${suffix(index)}`, redirect))
    : []
  return {
    ingresses: [...main.map(({ ingress }) => ingress), ...plain],
    middlewares: [...served.chain, ...(plain.length > 0 && redirect ? [redirect] : [])],
    overruled: main[0]?.overruled ?? [],
  }
}

/** Whether the route needs routers for plain HTTP in addition to those for TLS. */
function servesPlainHttp({ route, own, settings }: ServedRoute): boolean {
  const entryPoints = own.router[traefikKey('router.entrypoints')]?.split(',').map(name => name.trim())
  return route.tls !== undefined && !entryPoints?.includes(settings.entryPoints.web)
}

function mainIngress(
  served: ServedRoute,
  group: HostGroup,
  name: string,
): { ingress: Manifest<Ingress>; overruled: readonly Annotation[] } {
  const { route, own, settings, chain } = served
  const { tls } = route
  const isFirst = name === served.workload.name
  const added = own.router[MIDDLEWARES]
  const references = [...chain.map(referenceTo), ...(added ? [added] : [])].join(',')
  const derived: Annotation[] = [
    // A second Ingress that asks for the same certificate would fight over it.
    ...(tls?.issuer && isFirst ? [issuer(route, tls.issuer)] : []),
    entryPoints(route, tls ? settings.entryPoints.websecure : settings.entryPoints.web),
    ...(references
      ? [
          {
            key: MIDDLEWARES,
            value: references,
            because: [...chain.flatMap(reasonsOf), ...originsOf(own.router, MIDDLEWARES)],
          },
        ]
      : []),
    priority(route, group),
    ...(tls ? [{ key: traefikKey('router.tls'), value: 'true', because: originsOf(route, 'tls') }] : []),
  ]
  const { annotations, overruled } = mergeAnnotations(
    derived,
    only(own.router, key => key !== MIDDLEWARES),
  )
  return { ingress: ingress(served, { name, hosts: group.hosts, annotations, tls }), overruled }
}

function plainIngress(
  served: ServedRoute,
  group: HostGroup,
  name: string,
  redirect: Manifest<Middleware> | undefined,
): Manifest<Ingress> {
  const { route, own, settings, chain } = served
  const middlewares = redirect ? [redirect] : chain
  const derived: Annotation[] = [
    entryPoints(route, settings.entryPoints.web),
    ...(middlewares.length > 0
      ? [{ key: MIDDLEWARES, value: middlewares.map(referenceTo).join(','), because: middlewares.flatMap(reasonsOf) }]
      : []),
    priority(route, group),
  ]
  const shared = [traefikKey('router.priority'), traefikKey('router.pathmatcher')]
  const { annotations } = mergeAnnotations(
    derived,
    only(own.router, key => shared.includes(key)),
  )
  return ingress(served, { name, hosts: group.hosts, annotations })
}

const MIDDLEWARES = traefikKey('router.middlewares')

interface IngressParts {
  readonly name: string
  readonly hosts: readonly string[]
  readonly annotations: Record<string, string>
  readonly tls?: Route['tls']
}

function ingress(served: ServedRoute, { name, hosts, annotations, tls }: IngressParts): Manifest<Ingress> {
  const { route, workload } = served
  const spec = trace(route, {
    ingressClassName: because(route.class, 'class'),
    ...(tls && { tls: [trace(tls, { hosts: trace(tls.hosts, [...tls.hosts]), secretName: tls.secretName })] }),
    rules: because(
      hosts.map(host => rule(served, host, tls !== undefined)),
      ['hosts', 'path', 'pathType'],
    ),
  })
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(workload, name, annotations, 'routeWave'),
    spec,
  }
}

function rule(served: ServedRoute, host: string, withTls: boolean): IngressRule {
  const paths = pathsOf(served, host, withTls).map(path => ingressPath(served, path))
  return trace(served.route, {
    ...(host && { host: because(host, originsOf(served.route.hosts, served.route.hosts.indexOf(host))) }),
    http: because({ paths }, ['path', 'pathType']),
  })
}

function ingressPath({ route, backend }: ServedRoute, { path, pathType }: RulePath): HTTPIngressPath {
  const { name, port } = backend.service
  const service = withProvenanceOf(backend.service, {
    name,
    port: typeof port === 'string' ? { name: port } : { number: port },
  })
  return trace(route, { path, pathType, backend: because({ service }, backend.because) })
}

function entryPoints(route: Route, name: string): Annotation {
  const reason: readonly Origin[] = route.tls ? originsOf(route, 'tls') : originsOf(route, 'class')
  return { key: traefikKey('router.entrypoints'), value: name, because: reason }
}

function priority(route: Route, group: HostGroup): Annotation {
  const reason = [...originsOf(route, 'path'), ...originsOf(route, 'hosts')]
  return { key: traefikKey('router.priority'), value: String(group.priority), because: reason }
}

function issuer({ tls }: Route, { kind, name }: NonNullable<NonNullable<Route['tls']>['issuer']>): Annotation {
  const key = kind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer'
  return { key, value: name, because: originsOf(tls, 'issuer') }
}
