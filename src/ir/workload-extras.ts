import type { Workload } from './workload.ts'

/**
 * What Kubernetes has and apps.yaml has no keys for, as fields of a workload. They are added to those that the keys of
 * its node make, or replace them, and keep the places that they were traced to.
 */
export type WorkloadExtras = Partial<
  Omit<Workload, 'extensions' | 'kind' | 'labels' | 'name' | 'namespace' | 'selector' | 'unit'>
>

/** What the keys of a node make, as far as extras depend on it. */
export type LoweredFields = Pick<
  Workload,
  | 'container'
  | 'initContainers'
  | 'namespace'
  | 'pod'
  | 'podLabels'
  | 'rollout'
  | 'route'
  | 'runtimeClassName'
  | 'scaling'
  | 'security'
  | 'volumes'
> & {
  /** Whether requests decide the number of pods. */
  readonly scalesByRequests: boolean
}
