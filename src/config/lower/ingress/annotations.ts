import type { Diagnostic } from '../../../ir/diagnostic.ts'
import type { KnownIngressClass } from '../../../ir/ingress-class.ts'
import { because, originsOf, trace } from '../../../ir/provenance.ts'
import type { Route } from '../../../ir/route.ts'
import type { Lowering } from '../lowering.ts'
import { annotationDropped, annotationTranslated, guardDropped, ingressClassAnnotation } from './annotation-messages.ts'
import { isGuard } from './guarding-annotation.ts'
import { type NginxTranslation, nginxTranslation } from './nginx.ts'

/**
 * The route as its class may read it: what annotations of ingress-nginx ask for is in the route's own fields, unless
 * the ingress block says otherwise; annotations of any other controller are removed. Both are reported.
 */
export function withReadAnnotations(route: Route, { known, report }: Lowering): Route {
  const ingressClass = known.ingress.get(route.class)
  if (!ingressClass) return route
  const { annotations } = route
  const legacy = annotations[LEGACY_CLASS]
  if (legacy !== undefined)
    report(ingressClassAnnotation(legacy, known.ingress, originsOf(annotations, LEGACY_CLASS)[0]))
  const own = ingressClass.annotationPrefixes ?? []
  const foreign = Object.keys(annotations).filter(key => isForeign(key, own, known.ingress))
  if (foreign.length === 0) return route
  const nginx = nginxTranslation(route, ingressClass)
  for (const key of foreign) report(fateOf(key, nginx, ingressClass, route))
  return withSettings(route, foreign, nginx)
}

/** The annotation by which a class was named before Ingresses had a field for it. */
const LEGACY_CLASS = 'kubernetes.io/ingress.class'

/** What the keys of ingress-nginx and of NGINX's own controller start with. Keys of classes are declared by these. */
const NGINX_PREFIXES = ['nginx.ingress.kubernetes.io/', 'nginx.org/', 'nginx.com/']

function isForeign(key: string, own: readonly string[], classes: Lowering['known']['ingress']): boolean {
  const starts = (prefix: string) => key.startsWith(prefix)
  if (own.some(starts)) return false
  const ofClasses = [...classes.values()].flatMap(({ annotationPrefixes = [], mistakenAnnotations = {} }) => [
    ...annotationPrefixes,
    ...Object.keys(mistakenAnnotations),
  ])
  return [...NGINX_PREFIXES, ...ofClasses].some(starts)
}

function fateOf(
  key: string,
  { became, lost }: NginxTranslation,
  ingressClass: KnownIngressClass,
  { annotations }: Route,
): Diagnostic {
  const [at] = originsOf(annotations, key)
  const { controller, mistakenAnnotations = {} } = ingressClass
  const translated = became.get(key)
  if (translated !== undefined) return annotationTranslated(key, controller, translated, at)
  if (isGuard(key, annotations[key]!)) return guardDropped(key, ingressClass, at)
  const mistaken = Object.keys(mistakenAnnotations).find(other => key.startsWith(other))
  const why = lost.get(key) ?? (mistaken === undefined ? 'nothing here reads it' : mistakenAnnotations[mistaken]!)
  return annotationDropped(key, controller, why, at)
}

function withSettings(route: Route, foreign: readonly string[], { settings, copied }: NginxTranslation): Route {
  const kept = Object.entries(route.annotations).filter(([key]) => !foreign.includes(key))
  // What the user wrote for the controller itself wins over a copy.
  const copies = [...copied].map(([from, [to, value]]) => [to, because(value, from)])
  const annotations = trace<Route['annotations']>(route.annotations, Object.fromEntries([...copies, ...kept]))
  return trace<Route>(route, { ...route, ...settings, annotations })
}
