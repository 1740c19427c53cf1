import { type Origin, originsOf, SYNC_WAVE, type Workload } from 'k3s-platform/plugin'
import { clusterHosts } from './interceptor.ts'
import type { KedaSettings } from './settings.ts'

/** How the interceptor knows that a request is for a workload. */
export interface RequestMatch {
  /** Lower case; empty for every host. */
  readonly hosts: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly origins: readonly Origin[]
}

/**
 * What the interceptor asks of a request. Never a path: the ingress may have stripped it, and then the interceptor
 * would look for a prefix that is gone. A header that the ingress sets keeps apps of one host apart.
 */
export function requestMatch(workload: Workload, settings: KedaSettings): RequestMatch {
  const { route, scaling } = workload
  if (!route) return { hosts: clusterHosts(workload, settings), headers: {}, origins: originsOf(scaling, 'type') }
  if (settings.routeBy === 'host')
    return { hosts: [routeKey(workload)], headers: {}, origins: originsOf(scaling, 'type') }
  return { hosts: route.hosts, headers: routeHeader(workload, settings), origins: originsOf(route, 'hosts') }
}

/** The request headers that the ingress must set so that the interceptor knows the workload. */
export function ingressHeaders(workload: Workload, settings: KedaSettings): Readonly<Record<string, string>> {
  if (!workload.route) return {}
  return settings.routeBy === 'host' ? { Host: routeKey(workload) } : routeHeader(workload, settings)
}

/**
 * Puts a route before its scaler when Argo CD applies them: asked about a route that it does not know, KEDA would scale
 * by processor time for ever. The route comes earlier instead of the scaler later, because Argo CD may wait for an
 * Ingress of the same unit until it has an address.
 */
export function beforeScaler({ wave = 0 }: Workload): Readonly<Record<string, string>> {
  return { [SYNC_WAVE]: String(wave - 1) }
}

function routeHeader(workload: Workload, { header }: KedaSettings): Readonly<Record<string, string>> {
  return { [header]: routeKey(workload) }
}

/** What names the workload in the whole cluster. */
function routeKey({ name, namespace }: Workload): string {
  return `${name}.${namespace}`
}
