import type { RouteEntry } from 'k3s-platform/plugin'

/** The priorities of Traefik's routers for all routes of an environment, so that the most precise one answers. */
export interface Priorities {
  of(host: string, path: string, pathType: RouteEntry['pathType']): number
}

/**
 * By itself Traefik prefers the longer rule text, which lets a short `Path` lose to a longer `PathPrefix`, and an exact
 * host to a wildcard. So each route gets the length of one form of rule whatever its kind, and the routes of a host are
 * lifted above those of wildcards and of routes without a host that could answer in its place. The scale stays
 * Traefik's own, since routers of others (an ACME challenge, with its long path) must still win by their length.
 */
export function prioritiesOf(routes: readonly RouteEntry[]): Priorities {
  const byHost = new Map<string, number[]>()
  for (const { host, path, pathType } of routes) {
    const lengths = byHost.get(host)
    const length = ruleLength(host, path, pathType)
    if (lengths) lengths.push(length)
    else byHost.set(host, [length])
  }
  const shifts = new Map<string, number>()
  const highest = (host: string) => Math.max(...(byHost.get(host) ?? [])) + (shifts.get(host) ?? 0)
  const wildcardsFirst = [...byHost.keys()].sort((one, other) => Number(isWildcard(other)) - Number(isWildcard(one)))
  for (const host of wildcardsFirst) {
    const rivals = host === '' ? [] : isWildcard(host) ? [''] : ['', wildcardOf(host)]
    const lowest = Math.min(...byHost.get(host)!)
    shifts.set(host, Math.max(0, ...rivals.map(rival => 1 + highest(rival) - lowest)))
  }
  return { of: (host, path, pathType) => ruleLength(host, path, pathType) + (shifts.get(host) ?? 0) }
}

function ruleLength(host: string, path: string, pathType: RouteEntry['pathType']): number {
  const prefix = `PathPrefix("${compared(path, pathType)}")`
  const rule = host === '' ? prefix : `Host("${host}") && ${prefix}`
  // A prefix leaves its exact path to another unit, but the root cannot.
  return rule.length + (path === '/' && pathType === 'Exact' ? 1 : 0)
}

/** A path that is compared by letters matches its exact path too, so it counts one less and leaves that to another unit. */
function compared(path: string, pathType: RouteEntry['pathType']): string {
  return path === '/' || pathType === 'ImplementationSpecific' ? path : `${path}/`
}

function isWildcard(host: string): boolean {
  return host.startsWith('*.')
}

/** The wildcard that matches a host: it stands for one label. */
function wildcardOf(host: string): string {
  return `*${host.slice(host.indexOf('.'))}`
}
