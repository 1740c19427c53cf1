import { type Context, type Origin, originsOf, type Route } from 'k3s-platform/plugin'
import { limitBesideRateLimit, limitRpsLocksOut, secondStickTable } from './limit-messages.ts'
import { haproxyKey } from './own-annotations.ts'

/**
 * Reports what would give a backend a second stick-table, which HAProxy refuses together with the configuration of all
 * apps, and annotations of the controller's own limits, which do less than `rate_limit`.
 */
export function reportStickTables(route: Route, own: Readonly<Record<string, string>>, context: Context): void {
  const limits = CONTROLLER_LIMITS.map(haproxyKey).filter(key => Object.hasOwn(own, key))
  if (route.rateLimit) for (const key of limits) context.report(limitBesideRateLimit(key, originsOf(own, key)[0]))
  const limitRps = haproxyKey('limit-rps')
  if (!route.rateLimit && Object.hasOwn(own, limitRps))
    context.report(limitRpsLocksOut(limitRps, own[limitRps]!, originsOf(own, limitRps)[0]))
  const [first, second] = tablesOf(route, own, limits)
  if (first && second) context.report(secondStickTable(first.name, second.name, second.at))
}

const CONTROLLER_LIMITS = ['limit-rps', 'limit-connections', 'limit-whitelist']
const SNIPPETS = ['config-backend-early', 'config-backend', 'config-backend-late']

interface Declared {
  readonly name: string
  readonly at: Origin | undefined
}

/** Who declares or uses the stick-table of the backend. The controller's own limits share one. */
function tablesOf(route: Route, own: Readonly<Record<string, string>>, limits: readonly string[]): Declared[] {
  const [limit] = limits
  const ofController = limit
    ? [{ name: limit, at: originsOf(own, limit)[0] }]
    : route.concurrencyLimit
      ? [{ name: 'limit-connections', at: originsOf(route, 'concurrencyLimit')[0] }]
      : []
  const ofSnippets = SNIPPETS.map(haproxyKey)
    .filter(key => /\bstick-table\b|\btrack-sc1\b/.test(own[key] ?? ''))
    .map(key => ({ name: key, at: originsOf(own, key)[0] }))
  return [
    ...(route.rateLimit ? [{ name: 'rate_limit', at: originsOf(route, 'rateLimit')[0] }] : ofController),
    ...ofSnippets,
  ]
}
