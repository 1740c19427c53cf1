import { type Backend, type Manifest, type Route, type Workload, withProvenanceOf } from 'k3s-platform/plugin'
import type { Middleware } from './middleware.ts'
import type { TraefikSettings } from './options.ts'
import type { RouteTable } from './route-table.ts'
import type { ServersTransport } from './servers-transport.ts'

/** All that the objects of one route are made of. */
export interface ServedRoute {
  /** Without annotations of other controllers. */
  readonly route: Route
  readonly backend: Backend
  readonly workload: Workload
  /** In the order in which a request meets them. */
  readonly chain: readonly Manifest<Middleware>[]
  readonly transport?: Manifest<ServersTransport>
  readonly own: OwnAnnotations
  readonly table: RouteTable
  readonly settings: TraefikSettings
}

/** The user's own annotations of a route, by the object that Traefik reads them from. */
export interface OwnAnnotations {
  /** Of the Ingress: keys of the router, and general keys. */
  readonly router: Readonly<Record<string, string>>
  /** Of the Service. */
  readonly service: Readonly<Record<string, string>>
}

/** The key of an annotation of Traefik. */
export function traefikKey(name: string): string {
  return `traefik.ingress.kubernetes.io/${name}`
}

/** The annotations of a route, divided by their objects. */
export function ownAnnotations({ annotations }: Route): OwnAnnotations {
  const isOfService = (key: string) => key.startsWith(traefikKey('service.'))
  return {
    router: only(annotations, key => !isOfService(key)),
    service: only(annotations, isOfService),
  }
}

/** The annotations whose keys are meant, with their places. */
export function only(
  annotations: Readonly<Record<string, string>>,
  isMeant: (key: string) => boolean,
): Readonly<Record<string, string>> {
  return withProvenanceOf(annotations, Object.fromEntries(Object.entries(annotations).filter(([key]) => isMeant(key))))
}

/** Hosts of a route with the same priority, which is on their Ingress. */
export interface HostGroup {
  readonly hosts: readonly string[]
  readonly priority: number
}

/** The hosts of a route by their priority. An empty host stands for every host. */
export function hostGroups({ route, own, table }: ServedRoute): readonly HostGroup[] {
  const hosts = route.hosts.length > 0 ? route.hosts : ['']
  // The user's own priority holds for all hosts alike.
  if (Object.hasOwn(own.router, traefikKey('router.priority'))) return [{ hosts, priority: 0 }]
  const groups = new Map<number, string[]>()
  for (const host of hosts) {
    const priority = table.priorities.of(host, route.path, route.pathType)
    const group = groups.get(priority)
    if (group) group.push(host)
    else groups.set(priority, [host])
  }
  return [...groups].map(([priority, members]) => ({ hosts: members, priority }))
}
