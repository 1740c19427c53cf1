import { type DisruptionBudget, type Manifest, metadata, trace, type Workload } from 'k3s-platform/plugin'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'

/** The disruption budget of a workload. Pods that are not ready never hold up a drain. */
export function podDisruptionBudget(workload: Workload, budget: DisruptionBudget): Manifest<PodDisruptionBudget> {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(workload),
    spec: trace<NonNullable<PodDisruptionBudget['spec']>>(budget, {
      ...budget,
      selector: { matchLabels: { ...workload.selector } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    }),
  }
}
