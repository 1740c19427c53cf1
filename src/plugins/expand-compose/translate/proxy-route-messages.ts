import { type Diagnostic, enumerated, error, type Origin, warning } from 'k3s-platform/plugin'
import type { ProxyRoute } from '../text/proxy-route.ts'

/** What is known of a route: undefined if its rule has no counterpart. */
export interface KnownRoute {
  readonly route: ProxyRoute | undefined
  /** Middlewares that let only some in. */
  readonly guards: readonly string[]
  /** A port that the service does not list. */
  readonly missingPort: string | undefined
}

/**
 * Labels for Traefik, or variables for nginx-proxy, ask a proxy for a route to a service. In a cluster nothing reads
 * them: the `ingress` of the service in apps.yaml is its route, and the proxy can be left out.
 */
export function proxyRoute(what: string, service: string, known: KnownRoute, at: Origin | undefined): Diagnostic {
  const { route, guards, missingPort } = known
  const hints = [
    `Add the route to apps.yaml: services.${service}.ingress: ${route ? blockOf(route) : '{ path: / }'}.`,
    ...(missingPort ? [`Add expose: ["${missingPort}"] to the service in the Compose file.`] : []),
    ...(guards.length > 0 ? [`Guard it in another way: ${enumerated(guards)} is not translated.`] : []),
  ]
  return warning(
    'compose/route-of-proxy',
    `"${service}" has no route: ${what} ${what.startsWith('the') ? 'has' : 'have'} no effect in a cluster.`,
    at,
    hints.join(' '),
    { loss: 'dropped' },
  )
}

/**
 * A service has a route in apps.yaml, and labels for Traefik that guard its route with a login or a list of addresses.
 * Nothing reads the labels in a cluster, so the route would be open.
 */
export function guardLost(service: string, guards: readonly string[], at: Origin | undefined): Diagnostic {
  return error(
    'compose/guard-lost',
    `The route of "${service}" would be open: nothing reads its labels for ${enumerated(guards)} in a cluster.`,
    at,
    `Guard it with annotations of your ingress controller: services.${service}.ingress.annotations in apps.yaml. Or remove the labels: an additional Compose file with "labels: !reset null".`,
  )
}

function blockOf({ hosts, path = '/', isExact, stripsPrefix, tls }: ProxyRoute): string {
  const keys = [
    ...(hosts.length > 0
      ? [`hosts: [${hosts.map(host => (host.startsWith('*') ? `"${host}"` : host)).join(', ')}]`]
      : []),
    `path: ${path}`,
    ...(isExact ? ['path_type: Exact'] : []),
    ...(stripsPrefix ? ['strip_prefix: true'] : []),
    ...(tls ? ['tls: { enabled: true }'] : []),
  ]
  return `{ ${keys.join(', ')} }`
}
