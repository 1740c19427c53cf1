import { type Backend, type Context, definePlugin, originsOf, type Route, type Workload } from 'k3s-platform/plugin'
import { hstsNeedsTls, rateLimitByAddress, regularExpressionWithRewrite } from './messages.ts'
import { reportPrerequisites } from './prerequisites.ts'
import { reportSpoken } from './spoken.ts'
import { reportUnserved } from './unserved.ts'

/** Reports what applies to a route of any class, and the settings that its class does not support. */
export const route = definePlugin({
  name: 'route',
  apply(hooks) {
    hooks.route.tap((route: Route, backend: Backend, workload: Workload, context: Context) => {
      reportUnserved(route, backend, workload, context)
      reportLimits(route, context)
      reportSpoken(backend, workload, context)
    })
    hooks.delivery.tap(reportPrerequisites)
  },
})

function reportLimits(route: Route, context: Context): void {
  const ingressClass = context.ingressClass(route.class)
  const placeOf = (field: keyof Route) => originsOf(route, field)[0]
  const { serves = {}, pathExpression, annotationPrefixes = [] } = ingressClass
  if (route.hsts && !route.tls && serves.hsts) context.report(hstsNeedsTls(placeOf('hsts')))
  if (route.rateLimit && serves.rateLimit)
    context.report(rateLimitByAddress(ingressClass.controller, placeOf('rateLimit')))
  const isExpression =
    pathExpression !== undefined &&
    route.pathType === 'ImplementationSpecific' &&
    annotationPrefixes.some(prefix => route.annotations[prefix + pathExpression.annotation] === pathExpression.value)
  if (isExpression && route.rewrite) context.report(regularExpressionWithRewrite(route.path, placeOf('rewrite')))
}
