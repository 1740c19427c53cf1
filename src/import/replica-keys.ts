import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { PodAffinityTerm } from 'kubernetes-types/core/v1.js'
import type { Manifest } from '../k8s/object.ts'
import type { AppObjects } from './app-objects.ts'
import { type EntryNode, filled, some } from './entry-node.ts'

/** `scaling`, `replicas`, `pod_disruption_budget` and `anti_affinity`. */
export function replicaKeys({ deployment, autoscaler, budget }: AppObjects): EntryNode {
  const { replicas, template } = deployment.spec ?? {}
  const apart = template?.spec?.affinity?.podAntiAffinity
  const key = ({ topologyKey }: PodAffinityTerm) => ({ topology_key: topologyKey })
  return {
    scaling: autoscaler ? autoscalerKeys(autoscaler) : { type: 'none' },
    replicas: autoscaler ? undefined : replicas,
    pod_disruption_budget: filled({
      min_available: budget?.spec?.minAvailable,
      max_unavailable: budget?.spec?.maxUnavailable,
    }),
    anti_affinity: filled({
      preferred: some(apart?.preferredDuringSchedulingIgnoredDuringExecution)?.map(({ podAffinityTerm, weight }) => ({
        ...key(podAffinityTerm),
        weight,
      })),
      required: some(apart?.requiredDuringSchedulingIgnoredDuringExecution)?.map(key),
    }),
  }
}

function autoscalerKeys({ spec }: Manifest<HorizontalPodAutoscaler>): EntryNode | undefined {
  const target = (name: string) =>
    spec?.metrics?.find(({ resource }) => resource?.name === name)?.resource?.target.averageUtilization
  return filled({
    type: 'hpa',
    min_instances: spec?.minReplicas,
    max_instances: spec?.maxReplicas,
    target_cpu_percent: target('cpu'),
    target_memory_percent: target('memory'),
    scale_up_stabilization: spec?.behavior?.scaleUp?.stabilizationWindowSeconds,
    scale_down_stabilization: spec?.behavior?.scaleDown?.stabilizationWindowSeconds,
  })
}
