import {
  type Backend,
  type Context,
  isGuard,
  type Origin,
  originsOf,
  type Route,
  type Workload,
} from 'k3s-platform/plugin'
import { FEATURES, type FieldFeature } from './features.ts'
import { guardUnserved, headersUnserved, unserved } from './messages.ts'

/**
 * Reports settings of a route or its backend that the class does not support. A setting that restricts access is an
 * error.
 */
export function reportUnserved(route: Route, backend: Backend, workload: Workload, context: Context): void {
  const ingressClass = context.ingressClass(route.class)
  const { controller, serves = {} } = ingressClass
  for (const feature of Object.keys(FEATURES) as FieldFeature[]) {
    if (serves[feature]) continue
    const { name, loss, guards, isUsed } = FEATURES[feature]
    if (!(isUsed ? isUsed(route) : route[feature as keyof Route] !== undefined)) continue
    const at = placeOf(feature, route)
    context.report(guards ? guardUnserved(name, ingressClass, at) : unserved(name, controller, loss, at))
  }
  if (!serves.annotations) reportAnnotations(route, context)
  if (!serves.requestHeaders && Object.keys(backend.headers).length > 0)
    context.report(headersUnserved(controller, workload.scaling.type, backend.because[0]))
}

function reportAnnotations({ class: name, annotations }: Route, context: Context): void {
  const ingressClass = context.ingressClass(name)
  for (const [key, value] of Object.entries(annotations)) {
    const [at] = originsOf(annotations, key)
    const words = `the annotation "${key}"`
    context.report(
      isGuard(key, value)
        ? guardUnserved(words, ingressClass, at)
        : unserved(words, ingressClass.controller, 'nothing reads it', at),
    )
  }
}

function placeOf(feature: FieldFeature, route: Route): Origin | undefined {
  const [field, key] = feature.split('.')
  if (key !== undefined) return originsOf(route.timeouts, key)[0]
  // The redirect comes with TLS.
  return originsOf(route, field === 'redirectsToTls' ? 'tls' : field)[0]
}
