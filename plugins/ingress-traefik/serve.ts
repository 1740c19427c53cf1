import {
  allowController,
  annotate,
  type Backend,
  type Context,
  certificatesOf,
  isGuard,
  originsOf,
  type Route,
  refOf,
  reportOverruled,
  type Workload,
} from 'k3s-platform/plugin'
import { annotationNeedsIngress } from './annotation-messages.ts'
import { certificateObject } from './certificate.ts'
import { ingressObjects } from './ingress.ts'
import { ingressRoutes } from './ingress-route.ts'
import { reportLimits } from './limits.ts'
import { middlewares } from './middleware.ts'
import type { TraefikSettings } from './options.ts'
import type { RouteTable } from './route-table.ts'
import { ownAnnotations, type ServedRoute, traefikKey } from './served-route.ts'
import { serversTransport } from './servers-transport.ts'
import { serviceAnnotations } from './service-settings.ts'

/** What serving any route needs to know. */
export interface Surroundings {
  readonly table: RouteTable
  readonly settings: TraefikSettings
  readonly context: Context
}

/** Emits what makes Traefik bring the requests of a route to its backend. */
export function serve(route: Route, backend: Backend, workload: Workload, surroundings: Surroundings): void {
  const { table, settings, context } = surroundings
  reportLimits(route, backend, settings, context)
  const own = ownAnnotations(route)
  const hasOwnTransport = Object.hasOwn(own.service, traefikKey('service.serverstransport'))
  const transport = hasOwnTransport ? undefined : serversTransport(route, workload)
  const chain = middlewares(route, backend, workload)
  const served: ServedRoute = { route, backend, workload, chain, own, table, settings, ...(transport && { transport }) }
  if (transport) context.emit(transport, workload)
  if (settings.routeKind === 'ingress') emitIngresses(served, context)
  else emitIngressRoutes(served, context)
  if (backend.direct) allowController(context, workload, 'Traefik', settings)
}

function emitIngresses(served: ServedRoute, context: Context): void {
  const { workload, backend, own } = served
  const { ingresses, middlewares, overruled } = ingressObjects(served)
  for (const middleware of middlewares) context.emit(middleware, workload)
  for (const ingress of ingresses) context.emit(ingress, workload)
  reportOverruled(context, overruled, own.router)
  const service = { apiVersion: 'v1', kind: 'Service', namespace: workload.namespace, name: backend.service.name }
  for (const { key, value, because } of serviceAnnotations(served))
    annotate(context, service, key, value, { because: 'Traefik reads this from the Service', origins: because })
}

function emitIngressRoutes(served: ServedRoute, context: Context): void {
  const { workload, own, route } = served
  const { routes, middlewares } = ingressRoutes(served)
  for (const middleware of middlewares) context.emit(middleware, workload)
  for (const ingressRoute of routes) context.emit(ingressRoute, workload)
  const meant = ['entrypoints', 'middlewares', 'pathmatcher', 'priority'].map(name => traefikKey(`router.${name}`))
  for (const map of [own.router, own.service])
    for (const key of Object.keys(map))
      if (key.startsWith(traefikKey('')) && !meant.includes(key))
        context.report(annotationNeedsIngress(key, isGuard(key, map[key]!), originsOf(map, key)[0]))
  if (route.tls?.issuer) emitCertificate(served, context)
}

/** Routes of one Secret share one Certificate, which names the hosts of all. */
function emitCertificate({ workload, route }: ServedRoute, context: Context): void {
  const routes = context.project.routes.filter(
    entry => entry.route.class === route.class && entry.workload.namespace === workload.namespace,
  )
  const certificate = certificatesOf(routes).find(({ secretName }) => secretName === route.tls?.secretName)
  const object = certificate && certificateObject(certificate, workload)
  if (object && !context.resources.get(refOf(object))) context.emit(object, workload)
}
