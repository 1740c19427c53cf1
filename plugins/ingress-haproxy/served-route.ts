import type { Backend, Project, Route, Workload } from 'k3s-platform/plugin'

/** All that the Ingress of one route is made of. */
export interface ServedRoute {
  /** Without annotations of other controllers. */
  readonly route: Route
  readonly backend: Backend
  readonly workload: Workload
  /** All of them, the user's own too. */
  readonly annotations: Record<string, string>
  readonly project: Project
}
