import { originsOf, type Renamed, type Workload } from 'k3s-platform/plugin'
import type { DeploymentSpec, DeploymentStrategy } from 'kubernetes-types/apps/v1.js'
import { isClaimOfOneNode } from './one-node.ts'

/** How pods are replaced, and how long a new one must live before it counts; nothing when nobody asks for it. */
export function replacedPods(workload: Workload): Pick<DeploymentSpec, 'minReadySeconds' | 'strategy'> {
  const { rollout, volumes } = workload
  // Such a claim cannot be mounted by the new pod while the old one lives: a rolling update would never end.
  const strategy = volumes.some(isClaimOfOneNode) ? { type: 'Recreate' } : rollingUpdate(workload)
  return {
    ...(rollout?.minReadySeconds !== undefined && { minReadySeconds: rollout.minReadySeconds }),
    ...(strategy && { strategy }),
  }
}

/** Replaces pods some at a time; nothing when nobody says how many. */
export function rollingUpdate({ rollout }: Workload): DeploymentStrategy | undefined {
  if (rollout?.maxSurge === undefined && rollout?.maxUnavailable === undefined) return undefined
  const { maxSurge, maxUnavailable } = rollout
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      ...(maxSurge !== undefined && { maxSurge }),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
    },
  }
}

/** Where it was said how pods are replaced. */
export function rolloutOrigins(workload: Workload): Renamed<DeploymentSpec> {
  const { rollout, volumes } = workload
  return {
    minReadySeconds: originsOf(rollout, 'minReadySeconds'),
    strategy: [
      ...(volumes.some(isClaimOfOneNode) ? originsOf(workload, 'volumes') : []),
      ...originsOf(rollout, 'maxSurge'),
      ...originsOf(rollout, 'maxUnavailable'),
    ],
  }
}
