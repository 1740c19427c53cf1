import {
  because,
  type Fields,
  fieldOf,
  originsOf,
  trace,
  type Workload,
  type Written,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { DeploymentSpec, DeploymentStrategy } from 'kubernetes-types/apps/v1.js'
import { isClaimOfOneNode } from './one-node.ts'

/** How pods are replaced, and how long a new one must be ready before it counts; nothing if it is not set. */
export function replacedPods(workload: Workload): Fields<Asked> {
  const { rollout } = workload
  const update = updateStrategy(workload)
  // Such a claim cannot be mounted by the new pod while the old one lives: a rolling update would never end.
  const isOfOneNode = rollout?.type === undefined && workload.volumes.some(isClaimOfOneNode)
  const places = [...originsOf(workload, 'volumes'), ...update.reason]
  return {
    minReadySeconds: fieldOf(rollout, 'minReadySeconds'),
    progressDeadlineSeconds: fieldOf(rollout, 'progressDeadlineSeconds'),
    revisionHistoryLimit: fieldOf(rollout, 'revisionHistoryLimit'),
    strategy: isOfOneNode ? because({ type: 'Recreate' }, places) : update,
  }
}

type Asked = Pick<DeploymentSpec, 'minReadySeconds' | 'progressDeadlineSeconds' | 'revisionHistoryLimit' | 'strategy'>

/** How many pods are replaced at a time; nothing if it is not set. */
export function updateStrategy({ rollout }: Workload): Written<DeploymentStrategy | undefined> {
  const { type, maxSurge, maxUnavailable } = rollout ?? {}
  const isCounted = maxSurge !== undefined || maxUnavailable !== undefined
  if (type === undefined && !isCounted) return because(undefined, [])
  const reason = writtenOriginsOf(rollout, 'type', 'maxSurge', 'maxUnavailable')
  if (type !== undefined && type !== 'RollingUpdate') return because({ type }, reason)
  const counts = {
    ...(maxSurge !== undefined && { maxSurge: fieldOf(rollout, 'maxSurge') }),
    ...(maxUnavailable !== undefined && { maxUnavailable: fieldOf(rollout, 'maxUnavailable') }),
  }
  const update = { type: 'RollingUpdate', ...(isCounted && { rollingUpdate: trace<object>(rollout, counts) }) }
  return because(update, reason)
}
