import {
  controllerOf,
  type HpaScaling,
  type Manifest,
  metadata,
  originsOf,
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
  const behavior = scalingBehavior(withCooldown(scaling))
  const spec = {
    scaleTargetRef: trace(workload, { apiVersion, kind, name }, { apiVersion: 'kind' }),
    minReplicas: scaling.minReplicas,
    maxReplicas: scaling.maxReplicas,
    metrics: metricsOf(scaling),
    ...(behavior && { behavior }),
  }
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(workload),
    spec: trace(scaling, spec, {
      scaleTargetRef: 'type',
      metrics: ['targetCpuPercent', 'targetMemoryPercent'],
      behavior: behavior && Object.keys(behavior).flatMap(side => originsOf(behavior, side)),
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

/** The pause before pods go, which KEDA calls cooldown, is here the window in which the demand must stay low. */
function withCooldown(scaling: HpaScaling): HpaScaling {
  const isWritten = scaling.scaleDownStabilization !== undefined
  return trace(
    scaling,
    { ...scaling, scaleDownStabilization: scaling.scaleDownStabilization ?? scaling.cooldownPeriod },
    { scaleDownStabilization: isWritten ? 'scaleDownStabilization' : 'cooldownPeriod' },
  )
}
