import {
  type Backend,
  type Context,
  type Diagnostic,
  type ForeignAnnotation,
  originsOf,
  primaryPortOf,
  type Route,
  type Workload,
  withBackendProtocol,
  withoutForeignAnnotations,
} from 'k3s-platform/plugin'
import {
  annotationDropped,
  annotationTranslated,
  guardDropped,
  ingressClassAnnotation,
  wrongHaproxy,
} from './annotation-messages.ts'

/** The route with nothing left in it that is for another controller; what became of that is reported. */
export function readRoute(written: Route, backend: Backend, workload: Workload, context: Context): Route {
  const { route, translated, dropped } = withoutForeignAnnotations(written, 'haproxy')
  for (const annotation of translated) context.report(annotationTranslated(annotation))
  for (const annotation of dropped) context.report(lossOf(annotation))
  const legacy = route.annotations['kubernetes.io/ingress.class']
  if (legacy !== undefined)
    context.report(ingressClassAnnotation(legacy, originsOf(route.annotations, 'kubernetes.io/ingress.class')[0]))
  return withBackendProtocol(route, backend, primaryPortOf(workload))
}

function lossOf(annotation: ForeignAnnotation): Diagnostic {
  if (annotation.guards) return guardDropped(annotation.key, annotation.at)
  return annotation.owner === 'haproxytech' ? wrongHaproxy(annotation) : annotationDropped(annotation)
}
