import {
  because,
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
  const spec = trace(scaling, {
    scaleTargetRef: because(trace(workload, { apiVersion: because(apiVersion, 'kind'), kind, name }), 'type'),
    minReplicas: scaling.minReplicas,
    maxReplicas: scaling.maxReplicas,
    metrics: because(metricsOf(scaling), ['targetCpuPercent', 'targetMemoryPercent']),
    behavior: because(scalingBehavior(scaling), ['scaleUpStabilization', 'scaleDownStabilization']),
  })
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(workload),
    spec,
  }
}

function metricsOf(scaling: HpaScaling): MetricSpec[] {
  return targetsOf(scaling).map(({ name, percent, field }) =>
    trace(scaling, {
      type: 'Resource',
      resource: because({ name, target: { type: 'Utilization', averageUtilization: percent } }, field),
    }),
  )
}
