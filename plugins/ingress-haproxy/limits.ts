import { type Context, originsOf, type Route } from 'k3s-platform/plugin'
import {
  accessRuleOnRawPath,
  bodyLimitMissesChunks,
  corsDiffers,
  endpointsAreChecked,
  serverTimeoutCutsSilence,
} from './difference-messages.ts'
import { haproxyDuration } from './duration.ts'
import { violationOfHeaderValue } from './header-lines.ts'
import { burstIsAWindow, burstIsLimited, rateLimitAfterLogin } from './limit-messages.ts'
import { clientTimeoutIsGlobal, unsafeRewrite, unusableTimeout } from './messages.ts'
import { countedWindow, windowText } from './rate-limit.ts'

/** Says what HAProxy cannot do for a route, or does in its own way. */
export function reportLimits(route: Route, own: Readonly<Record<string, string>>, context: Context): void {
  reportTimeouts(route.timeouts, context)
  reportRewrite(route, context)
  reportRate(route, own, context)
  reportAccess(route, own, context)
  const placeOf = (field: keyof Route) => originsOf(route, field)[0]
  if (route.bodyLimit) context.report(bodyLimitMissesChunks(placeOf('bodyLimit')))
  if (route.cors) context.report(corsDiffers(placeOf('cors')))
}

function reportTimeouts(timeouts: Route['timeouts'], context: Context): void {
  const placeOf = (field: keyof Route['timeouts']) => originsOf(timeouts, field)[0]
  for (const field of ['connect', 'server', 'queue'] as const) {
    const value = timeouts[field]
    if (value !== undefined && haproxyDuration(value) === undefined)
      context.report(unusableTimeout(`timeouts.${field}`, value, placeOf(field)))
  }
  if (timeouts.client !== undefined) context.report(clientTimeoutIsGlobal(timeouts.client, placeOf('client')))
  if (timeouts.connect !== undefined) context.report(endpointsAreChecked(placeOf('connect')))
  if (timeouts.server !== undefined) context.report(serverTimeoutCutsSilence(placeOf('server')))
}

function reportRewrite(route: Route, context: Context): void {
  const { rewrite } = route
  if (!rewrite) return
  const [at] = originsOf(route, 'rewrite')
  // The prefix is part of an expression, and the target of a format, in which "%" is special.
  for (const text of [rewrite.prefix, rewrite.target]) {
    const violation = violationOfHeaderValue(text) ?? (text.includes('%') ? 'must not contain "%"' : undefined)
    if (violation) context.report(unsafeRewrite(text, violation, at))
  }
}

function reportRate({ rateLimit }: Route, own: Readonly<Record<string, string>>, context: Context): void {
  if (!rateLimit) return
  const { requestsPerSecond, burst = requestsPerSecond } = rateLimit
  const [at] = originsOf(rateLimit)
  const window = countedWindow(rateLimit)
  const [place = at] = originsOf(rateLimit, 'burst')
  if (window.count !== burst) context.report(burstIsLimited(burst, window.count, windowText(window), place))
  if (burst > requestsPerSecond) context.report(burstIsAWindow(window.count, windowText(window), place))
  const login = Object.keys(own).find(key => LOGIN.test(key))
  if (login) context.report(rateLimitAfterLogin(login, originsOf(own, login)[0]))
}

const LOGIN = /^haproxy-ingress\.github\.io\/(auth-(secret|url)|oauth)$/

function reportAccess(route: Route, own: Readonly<Record<string, string>>, context: Context): void {
  const rule = /^haproxy-ingress\.github\.io\/(auth-(secret|tls-secret|url)|(allow|deny|white)list-source-range|oauth)$/
  const key = Object.keys(own).find(candidate => rule.test(candidate))
  const [at] = route.allowedAddresses ? originsOf(route, 'allowedAddresses') : key ? originsOf(own, key) : []
  if (route.allowedAddresses || key) context.report(accessRuleOnRawPath(route.path, at))
}
