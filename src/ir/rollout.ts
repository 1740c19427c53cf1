/** How pods are replaced; what was not asked for is left to Kubernetes. Times are seconds. */
export interface Rollout {
  /** What was asked for; a claim that one node mounts decides otherwise. */
  readonly type?: 'OnDelete' | 'Recreate' | 'RollingUpdate'
  readonly maxSurge?: number | string
  readonly maxUnavailable?: number | string
  readonly minReadySeconds?: number
  readonly progressDeadlineSeconds?: number
  readonly revisionHistoryLimit?: number
}
