import { type Backend, type Context, originsOf, type Route } from 'k3s-platform/plugin'
import {
  backendCertificateChecked,
  bodyLimitBuffers,
  clientTimeoutIsStatic,
  everyHeaderWithCredentials,
  noQueue,
  pathRegexpIsUnanchored,
  prefixByLetters,
  serverTimeoutEndsWithHead,
} from './difference-messages.ts'
import type { TraefikSettings } from './options.ts'
import { traefikKey } from './served-route.ts'

/** Says what Traefik cannot do for a route, or does in its own way. */
export function reportLimits(route: Route, backend: Backend, settings: TraefikSettings, context: Context): void {
  reportTimeouts(route, backend, settings, context)
  reportPath(route, context)
  const placeOf = (field: keyof Route) => originsOf(route, field)[0]
  if (route.bodyLimit) context.report(bodyLimitBuffers(placeOf('bodyLimit')))
  if (route.cors?.allowCredentials && route.cors.allowHeaders.includes('*'))
    context.report(everyHeaderWithCredentials(originsOf(route.cors, 'allowHeaders')[0]))
  if (route.backendProtocol === 'h2' || route.backendProtocol === 'https')
    context.report(backendCertificateChecked(placeOf('backendProtocol')))
}

function reportTimeouts(
  { timeouts, tls }: Route,
  { direct }: Backend,
  settings: TraefikSettings,
  context: Context,
): void {
  const placeOf = (field: keyof Route['timeouts']) => originsOf(timeouts, field)[0]
  const { web, websecure } = settings.entryPoints
  if (timeouts.client !== undefined)
    context.report(clientTimeoutIsStatic(timeouts.client, tls ? websecure : web, placeOf('client')))
  // A backend that is not the pods themselves keeps the queue.
  if (timeouts.queue !== undefined && direct) context.report(noQueue(timeouts.queue, placeOf('queue')))
  if (timeouts.server !== undefined) context.report(serverTimeoutEndsWithHead(placeOf('server')))
}

function reportPath(route: Route, context: Context): void {
  if (route.pathType !== 'ImplementationSpecific') return
  const matcher = route.annotations[traefikKey('router.pathmatcher')]
  const [at] = originsOf(route, 'path')
  if (matcher === undefined && route.path !== '/') context.report(prefixByLetters(route.path, at))
  if (matcher === 'PathRegexp') context.report(pathRegexpIsUnanchored(route.path, at))
}
