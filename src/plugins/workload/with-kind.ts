import { originsOf, type Workload, withProvenance } from 'k3s-platform/plugin'

/** Notes why a controller is of its kind, where somebody wrote something that decided it. */
export function withKind<Controller extends object>(workload: Workload, controller: Controller): Controller {
  const written = originsOf(workload, 'kind').filter(({ rule }) => rule === undefined)
  return withProvenance(controller, { at: name => ({ origins: name === 'kind' ? written : [] }) })
}
