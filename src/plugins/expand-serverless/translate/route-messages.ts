import { type Diagnostic, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** The ingress enforces client limits. The function has no route, so nothing enforces its limit. */
export function limitWithoutRoute(name: string, at: Place): Diagnostic {
  return warning(
    'functions/limit-without-route',
    `"${name}" has a "rate_limit", but no route that enforces it.`,
    at,
    'Set "visibility: public" for the function, or remove the limit.',
  )
}

/** An ingress enforces whole requests per second. A fractional limit is rounded up. */
export function roundedLimit(limit: number, rounded: number, at: Place): Diagnostic {
  return warning(
    'functions/rounded-limit',
    `The limit of ${limit} requests per second is rounded up to ${rounded}.`,
    at,
    'Write an integer.',
  )
}

/**
 * apps.yaml sets a different path than the decorator and does not rewrite it: the function would answer every request
 * with 404.
 */
export function unreachablePath(name: string, route: string, path: string, at: Place): Diagnostic {
  return warning(
    'functions/unreachable-path',
    `"${name}" serves "${path}", but its route sends "${route}".`,
    at,
    `Add "rewrite_target: ${path}", or remove "path" from apps.yaml.`,
  )
}

/** Both the function and its route set CORS headers. Browsers reject responses with duplicate CORS headers. */
export function corsTwice(name: string, at: Place, ingress: Place): Diagnostic {
  return warning(
    'functions/cors-twice',
    `Both "${name}" and its route set CORS headers, and browsers reject duplicate CORS headers.`,
    at,
    'Remove "cors" from the decorator or from "ingress".',
    { ...(ingress && { related: [{ message: '"cors" of the route', at: ingress }] }) },
  )
}

/** An entry configures routes, but none of its functions has a route: only public functions do. */
export function routesWithoutFunctions(at: Place): Diagnostic {
  return warning(
    'functions/no-routes',
    'No function of this entry has a route.',
    at,
    'Set "visibility: public" for functions, or "enabled: true" for all of them.',
  )
}

/** The ingress times out before the function does, so clients get an error from the ingress. */
export function shortRouteTimeout(name: string, server: string, seconds: number, at: Place): Diagnostic {
  return warning(
    'functions/short-route-timeout',
    `The route times out after ${server}, but "${name}" may take ${seconds} s.`,
    at,
    'Raise "timeouts.server", or lower the timeout of the function.',
  )
}
