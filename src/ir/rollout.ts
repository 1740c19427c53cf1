/** How pods of a Deployment or DaemonSet are replaced; what was not asked for is left to Kubernetes. */
export interface Rollout {
  readonly maxSurge?: number
  readonly maxUnavailable?: number
  readonly minReadySeconds?: number
}
