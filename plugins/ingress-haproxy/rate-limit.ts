import { type Annotation, originsOf, type RateLimit, type Route } from 'k3s-platform/plugin'
import { haproxyKey } from './own-annotations.ts'

/** How many requests of one address HAProxy admits in any stretch of time of one length. */
export interface CountedWindow {
  readonly count: number
  readonly milliseconds: number
}

/** The annotations that hold lines for the end of a backend; the later one is new in 0.16 and would hide the other. */
export const SNIPPET_KEYS = ['config-backend-late', 'config-backend'].map(haproxyKey)

/**
 * The window in which a burst takes as long as the rate allows: after the burst the rate holds. HAProxy counts in
 * milliseconds, so a window is not shorter than 100 of them; in a long one a client that spent its burst would get
 * nothing for most of it, so it is not longer than 10 seconds.
 */
export function countedWindow({ requestsPerSecond, burst = requestsPerSecond }: RateLimit): CountedWindow {
  const asked = Math.ceil((burst / requestsPerSecond) * 1000)
  const milliseconds = Math.min(Math.max(asked, 100), 10_000)
  return { milliseconds, count: milliseconds === asked ? burst : Math.ceil((requestsPerSecond * milliseconds) / 1000) }
}

/** A window as HAProxy and people read it: `1s`, `250ms`. */
export function windowText({ milliseconds }: CountedWindow): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`
}

/**
 * The rate limit as lines of the backend, before a user's own. The controller's `limit-rps` also counts what it refuses
 * (`sc1_conn_rate` in its haproxy.tmpl), so a client a little above the rate would get no answer until it slows down;
 * here only admitted requests count. A backend has one stick-table, so the limit of requests at once is in it too.
 */
export function rateLimitSnippet(route: Route, own: Readonly<Record<string, string>>): Annotation | undefined {
  const { rateLimit, concurrencyLimit } = route
  if (!rateLimit) return undefined
  const window = countedWindow(rateLimit)
  const counters = [`gpc0,gpc0_rate(${windowText(window)})`, ...(concurrencyLimit ? ['conn_cur'] : [])].join()
  const added = SNIPPET_KEYS.find(key => Object.hasOwn(own, key))
  const lines = [
    `stick-table type ipv6 size 200k expire 30s store ${counters}`,
    'http-request track-sc1 src',
    ...(concurrencyLimit ? [`http-request deny deny_status 429 if { sc1_conn_cur gt ${concurrencyLimit} }`] : []),
    `http-request deny deny_status 429 if { sc1_gpc0_rate ge ${window.count} }`,
    'http-request sc-inc-gpc0(1)',
    ...(added ? [own[added]!.trimEnd()] : []),
  ]
  return {
    key: haproxyKey('config-backend'),
    value: `${lines.join('\n')}\n`,
    because: [
      ...originsOf(route, 'rateLimit'),
      ...originsOf(rateLimit, 'requestsPerSecond'),
      ...originsOf(rateLimit, 'burst'),
      ...(concurrencyLimit ? originsOf(route, 'concurrencyLimit') : []),
      ...(added ? originsOf(own, added) : []),
    ],
  }
}
