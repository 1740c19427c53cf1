import {
  controllerOf,
  type HpaScaling,
  type Manifest,
  metadata,
  type ScaledWorkload,
  scalingBehavior,
  trace,
} from 'k3s-platform/plugin'
import type { HorizontalPodAutoscaler, MetricSpec } from 'kubernetes-types/autoscaling/v2.js'
import { targetsOf } from './targets.ts'

/** The HorizontalPodAutoscaler of a workload. */
export function horizontalPodAutoscaler(workload: ScaledWorkload<'hpa'>): Manifest<HorizontalPodAutoscaler> {
  const { scaling } = workload
  const { apiVersion, kind, name } = controllerOf(workload)
  const spec = {
    scaleTargetRef: trace(workload, { apiVersion, kind, name }, { apiVersion: 'kind' }),
    minReplicas: scaling.minReplicas,
    maxReplicas: scaling.maxReplicas,
    metrics: metricsOf(scaling),
    behavior: scalingBehavior(scaling),
  }
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(workload),
    spec: trace(scaling, spec, {
      scaleTargetRef: 'type',
      metrics: ['targetCpuPercent', 'targetMemoryPercent'],
      behavior: ['scaleUpStabilization', 'scaleDownStabilization'],
    }),
  }
}

function metricsOf(scaling: HpaScaling): MetricSpec[] {
  return targetsOf(scaling).map(({ name, percent, field }) =>
    trace(
      scaling,
      { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } },
      { resource: field },
    ),
  )
}
