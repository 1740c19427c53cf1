import { type Route, withoutLastSlash } from 'k3s-platform/plugin'
import { haproxyKey } from './own-annotations.ts'
import type { ServedRoute } from './served-route.ts'

/** One path of a rule. */
export interface RulePath {
  readonly path: string
  readonly pathType: Route['pathType']
}

/**
 * The paths that stand for a route on one host. Under a wildcard the controller compares a prefix by an expression that
 * takes `/apiary` for `/api` too (`convertPathToRegex` in its pkg/haproxy/types/maps.go); an `Exact` and a `Prefix` with
 * a slash together compare whole elements. Where another unit has the exact path, it is left to it.
 */
export function pathsOf(served: ServedRoute, host: string): readonly RulePath[] {
  const { route, workload, project } = served
  const { path, pathType } = route
  if (!isPrefix(served)) return [{ path, pathType }]
  const prefix = withoutLastSlash(path)
  if (!host.startsWith('*.') || prefix === '/') return [{ path: prefix, pathType }]
  const isTakenExactly = project.routes.some(
    other =>
      other.host === host &&
      other.path === prefix &&
      other.pathType === 'Exact' &&
      other.route.class === route.class &&
      other.workload.unit + other.workload.name !== workload.unit + workload.name,
  )
  const below: RulePath = { path: `${prefix}/`, pathType: 'Prefix' }
  return isTakenExactly ? [below] : [{ path: prefix, pathType: 'Exact' }, below]
}

/** Whether a path is compared by whole elements: one of the controller's own kind is, unless the user says otherwise. */
function isPrefix({ route: { pathType }, annotations }: ServedRoute): boolean {
  return pathType === 'ImplementationSpecific'
    ? annotations[haproxyKey('path-type')]?.toLowerCase() === 'prefix'
    : pathType === 'Prefix'
}
