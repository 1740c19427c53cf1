import type { Project, Route, Workload } from 'k3s-platform/plugin'

/** One path of a rule. */
export interface RulePath {
  readonly path: string
  readonly pathType: Route['pathType']
}

/**
 * The paths that stand for a route on one host. Under a wildcard the controller compares a prefix by an expression that
 * takes `/apiary` for `/api` too; an `Exact` and a `Prefix` with a slash together compare whole elements. Where another
 * unit has the exact path, it is left to it.
 */
export function pathsOf(route: Route, host: string, workload: Workload, project: Project): readonly RulePath[] {
  const { path, pathType } = route
  if (!host.startsWith('*.') || pathType !== 'Prefix' || path === '/') return [{ path, pathType }]
  const isTakenExactly = project.routes.some(
    other =>
      other.host === host &&
      other.path === path &&
      other.pathType === 'Exact' &&
      other.route.class === route.class &&
      other.workload.unit + other.workload.name !== workload.unit + workload.name,
  )
  const below: RulePath = { path: `${path}/`, pathType }
  return isTakenExactly ? [below] : [{ path, pathType: 'Exact' }, below]
}
