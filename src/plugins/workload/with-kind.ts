import { type Workload, withProvenance, writtenOriginsOf } from 'k3s-platform/plugin'

/** Notes why a controller is of its kind, if a written value decided it. */
export function withKind<Controller extends object>(workload: Workload, controller: Controller): Controller {
  const written = writtenOriginsOf(workload, 'kind')
  return withProvenance(controller, { at: name => ({ origins: name === 'kind' ? written : [] }) })
}
