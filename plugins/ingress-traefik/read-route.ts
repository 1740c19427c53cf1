import {
  type Backend,
  type Context,
  originsOf,
  primaryPortOf,
  type Route,
  type Workload,
  withBackendProtocol,
  withoutForeignAnnotations,
} from 'k3s-platform/plugin'
import { annotationDropped, annotationTranslated, guardDropped, ingressClassAnnotation } from './annotation-messages.ts'

/** The route with nothing left in it that is for another controller; what became of that is reported. */
export function readRoute(written: Route, backend: Backend, workload: Workload, context: Context): Route {
  const { route, translated, dropped } = withoutForeignAnnotations(written, 'traefik')
  for (const annotation of translated) context.report(annotationTranslated(annotation))
  for (const annotation of dropped)
    context.report(annotation.guards ? guardDropped(annotation.key, annotation.at) : annotationDropped(annotation))
  const legacy = route.annotations['kubernetes.io/ingress.class']
  if (legacy !== undefined)
    context.report(ingressClassAnnotation(legacy, originsOf(route.annotations, 'kubernetes.io/ingress.class')[0]))
  return withBackendProtocol(route, backend, primaryPortOf(workload))
}
