import {
  type Context,
  greatestReplicas,
  guaranteedReplicas,
  type Origin,
  originsOf,
  type Workload,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import { budgetBlocksDrain, budgetForbidsDrain, claimOfOneNode } from './messages.ts'
import { isClaimOfOneNode } from './one-node.ts'

/** Reports what the number of a workload's pods does to drains of nodes and to claims. */
export function reportReplicaMistakes(workload: Workload, context: Context): void {
  const greatest = greatestReplicas(workload)
  if (greatest > 0) reportBudget(workload, context)
  if (greatest <= 1) return
  for (const volume of workload.volumes)
    if (isClaimOfOneNode(volume))
      context.report(claimOfOneNode(volume.name, greatest, originsOf(volume)[0], placeOf(workload, 'maxReplicas')))
}

function reportBudget(workload: Workload, context: Context): void {
  const budget = workload.disruptionBudget
  if (!budget) return
  const { minAvailable, maxUnavailable } = budget
  if (maxUnavailable !== undefined) {
    if (Number.parseInt(String(maxUnavailable), 10) === 0)
      context.report(budgetForbidsDrain('max_unavailable', maxUnavailable, originsOf(budget, 'maxUnavailable')[0]))
    return
  }
  const at = originsOf(budget, 'minAvailable')[0]
  // Where pods come and go, the budget is in the way as soon as there is one.
  const guaranteed = Math.max(1, guaranteedReplicas(workload))
  if (minAvailable === '100%') context.report(budgetForbidsDrain('min_available', minAvailable, at))
  else if (podsOf(minAvailable, guaranteed) >= guaranteed)
    context.report(budgetBlocksDrain(minAvailable, guaranteed, at, placeOf(workload, 'minReplicas')))
}

/** Kubernetes rounds a percentage up to whole pods. */
function podsOf(count: number | string, replicas: number): number {
  return typeof count === 'string' && count.endsWith('%')
    ? Math.ceil((Number.parseInt(count, 10) / 100) * replicas)
    : Number(count)
}

function placeOf(workload: Workload, bound: 'maxReplicas' | 'minReplicas'): Origin | undefined {
  if (workload.replicas !== undefined) return originsOf(workload, 'replicas')[0]
  return writtenOriginsOf(workload.scaling, bound)[0]
}
