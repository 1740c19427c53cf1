import { type Diagnostic, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A limit for clients is kept by the ingress, and the function has no route, so nothing keeps it. */
export function limitWithoutRoute(name: string, at: Place): Diagnostic {
  return warning(
    'functions/limit-without-route',
    `"${name}" has a "rate_limit", but no route where it could be kept.`,
    at,
    'Give the function "visibility: public", or remove the limit.',
  )
}

/** An ingress keeps limits in whole requests a second, and the limit of a function is a fraction. It is rounded up. */
export function roundedLimit(limit: number, rounded: number, at: Place): Diagnostic {
  return warning(
    'functions/rounded-limit',
    `The ingress keeps ${rounded} requests a second instead of ${limit}.`,
    at,
    'Write a whole number.',
  )
}

/**
 * apps.yaml gives a function another path than its decorator, and does not rewrite it on the way: the function would
 * answer 404 to everything that comes.
 */
export function unreachablePath(name: string, route: string, path: string, at: Place): Diagnostic {
  return warning(
    'functions/unreachable-path',
    `"${name}" answers at "${path}", and its route brings "${route}".`,
    at,
    `Add "rewrite_target: ${path}", or leave "path" to the decorator.`,
  )
}

/** Both the function and its route answer pages of other origins. Browsers refuse answers that have these headers twice. */
export function corsTwice(name: string, at: Place, ingress: Place): Diagnostic {
  return warning(
    'functions/cors-twice',
    `Both "${name}" and its route set the headers of CORS, and browsers refuse to have them twice.`,
    at,
    'Remove "cors" from the decorator or from "ingress".',
    { ...(ingress && { related: [{ message: 'the route has it here', at: ingress }] }) },
  )
}

/** An entry says how its routes are, and none of its functions has one: only functions that are public do. */
export function routesWithoutFunctions(at: Place): Diagnostic {
  return warning(
    'functions/no-routes',
    'No function of this entry has a route.',
    at,
    'Give functions "visibility: public", or write "enabled: true" for all of them.',
  )
}

/** The ingress waits for an answer for less time than the function may take, so clients get an error of the ingress. */
export function shortRouteTimeout(name: string, server: string, seconds: number, at: Place): Diagnostic {
  return warning(
    'functions/short-route-timeout',
    `The route gives up after ${server}, and "${name}" may take ${seconds} s.`,
    at,
    'Raise "timeouts.server", or lower the timeout of the function.',
  )
}
