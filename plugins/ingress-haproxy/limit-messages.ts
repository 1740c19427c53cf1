import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * HAProxy counts the requests that it admitted in a window of time. A burst above the rate makes the window longer, and
 * a client that spent the burst at once waits until the window is over, where on Traefik it gets the rate at once.
 */
export function burstIsAWindow(count: number, window: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/burst-is-a-window',
    severity: 'info',
    message: `HAProxy admits ${count} requests in any ${window}; a client that spends them at once waits for up to ${window}.`,
    ...(at && { at }),
    hint: 'Choose a burst close to "requests_per_second" if clients must not wait that long.',
  }
}

/**
 * HAProxy counts in windows from 100 ms to 10 s, and the burst would need another one. The rate holds, but more or fewer
 * requests pass at once than `burst` says. Choose a burst between a tenth of the rate and ten times the rate.
 */
export function burstIsLimited(burst: number, count: number, window: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/burst-is-limited',
    severity: 'warning',
    message: `HAProxy admits ${count} requests at once, not ${burst}: it counts them in windows of ${window}.`,
    ...(at && { at }),
    hint: `Set "burst: ${count}" in the block of this environment to make that explicit.`,
  }
}

/**
 * An annotation for the limits of the controller, and `rate_limit` for the same route. The two cannot be combined: each
 * declares a stick-table, and HAProxy allows one for each backend.
 */
export function limitBesideRateLimit(key: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/limit-beside-rate-limit',
    severity: 'error',
    message: `The annotation "${key}" cannot be combined with "rate_limit".`,
    ...(at && { at }),
    hint: key.endsWith('limit-connections')
      ? 'Write it as "nginx.ingress.kubernetes.io/limit-connections", which is counted together with the rate.'
      : 'Remove the annotation, or remove "rate_limit".',
  }
}

/**
 * The annotation `limit-rps` of the controller also counts the requests that it refuses. A client that stays a little
 * above the limit gets no answer at all until it slows down. `rate_limit` of the ingress block admits the rate.
 */
export function limitRpsLocksOut(key: string, value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/limit-rps-locks-out',
    severity: 'warning',
    message: `With "${key}" a client that stays above the limit gets no answer until it slows down.`,
    ...(at && { at }),
    hint: `Write "rate_limit: { requests_per_second: ${value} }" in the ingress block instead.`,
  }
}

/**
 * The controller checks passwords, or delegates logins, before it applies the rate limit. Rejected logins are not
 * counted, so the limit does not slow down guesses. On Traefik the limit is applied first.
 */
export function rateLimitAfterLogin(key: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/rate-limit-after-login',
    severity: 'warning',
    message: `HAProxy applies "${key}" before "rate_limit", so rejected logins are not limited.`,
    ...(at && { at }),
    hint: 'Limit the logins where passwords are checked.',
  }
}

/**
 * Two settings of one route need the stick-table of its backend. HAProxy rejects a second one together with the whole
 * configuration, and every later change of every app is ignored until you remove one of the two.
 */
export function secondStickTable(first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/second-stick-table',
    severity: 'error',
    message: `"${first}" and "${second}" both need the stick-table of the backend, and HAProxy allows only one.`,
    ...(at && { at }),
    hint: `Remove one of the two, or remove "stick-table" and "track-sc1" from "${second}".`,
  }
}

/**
 * A rate limit is a snippet of configuration on the Ingress. A controller that is started with
 * `--disable-config-keywords` leaves out the whole snippet and only logs it; then nothing is limited. Allow the two
 * keywords, or use the annotation `limit-rps` instead of `rate_limit`.
 */
export function snippetsExpected(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/snippets-expected',
    severity: 'info',
    message: 'The controller must accept snippets with "stick-table" and "http-request": rate limits are made of them.',
    ...(at && { at }),
    hint: 'It does, unless --disable-config-keywords names one of them or "*".',
  }
}
