import type { SharedPolicy, StackService, Workload } from 'k3s-platform/plugin'

/** What a stack becomes. */
export interface ExpandedStack {
  readonly workloads: readonly Workload[]
  readonly policies: readonly SharedPolicy[]
  /** Its services by their names in the compose file, for other tools. */
  readonly services: Readonly<Record<string, StackService>>
}
