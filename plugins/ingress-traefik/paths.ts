import type { Route } from 'k3s-platform/plugin'
import type { ServedRoute } from './served-route.ts'

/** One path of a rule. */
export interface RulePath {
  readonly path: string
  readonly pathType: Route['pathType']
}

/**
 * The paths that stand for a route on one host. Traefik compares prefixes by letters, so that `/api` would take
 * `/apiary` too: an `Exact` and a `Prefix` with a slash together compare whole elements, on every controller. Where
 * another unit has the exact path, it is left to it.
 */
export function pathsOf({ route, workload, table }: ServedRoute, host: string, withTls: boolean): readonly RulePath[] {
  const { path, pathType } = route
  if (pathType !== 'Prefix' || path === '/') return [{ path, pathType }]
  const below: RulePath = { path: `${path}/`, pathType: 'Prefix' }
  return table.isTakenExactly(host, path, workload, withTls) ? [below] : [{ path, pathType: 'Exact' }, below]
}
