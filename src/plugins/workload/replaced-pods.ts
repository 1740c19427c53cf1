import { because, type Fields, fieldOf, originsOf, type Workload, type Written } from 'k3s-platform/plugin'
import type { DeploymentSpec, DeploymentStrategy } from 'kubernetes-types/apps/v1.js'
import { isClaimOfOneNode } from './one-node.ts'

/** How pods are replaced, and how long a new one must live before it counts; nothing when nobody asks for it. */
export function replacedPods(workload: Workload): Fields<Pick<DeploymentSpec, 'minReadySeconds' | 'strategy'>> {
  const update = rollingUpdate(workload)
  // Such a claim cannot be mounted by the new pod while the old one lives: a rolling update would never end.
  const isOfOneNode = workload.volumes.some(isClaimOfOneNode)
  const places = [...originsOf(workload, 'volumes'), ...update.reason]
  return {
    minReadySeconds: fieldOf(workload.rollout, 'minReadySeconds'),
    strategy: isOfOneNode ? because({ type: 'Recreate' }, places) : update,
  }
}

/** Replaces pods some at a time; nothing when nobody says how many. */
export function rollingUpdate({ rollout }: Workload): Written<DeploymentStrategy | undefined> {
  const { maxSurge, maxUnavailable } = rollout ?? {}
  const update = {
    type: 'RollingUpdate',
    rollingUpdate: {
      ...(maxSurge !== undefined && { maxSurge }),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
    },
  }
  return because(maxSurge === undefined && maxUnavailable === undefined ? undefined : update, [
    ...originsOf(rollout, 'maxSurge'),
    ...originsOf(rollout, 'maxUnavailable'),
  ])
}
