import {
  because,
  controllerOf,
  type Manifest,
  metadata,
  type ScalingBehavior,
  type ScalingBounds,
  scalingBehavior,
  trace,
  type Workload,
} from 'k3s-platform/plugin'

/** ScaledObject of `keda.sh/v1alpha1`, as far as it is written here. */
export interface ScaledObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly name: string; readonly kind: string; readonly apiVersion: string }
    readonly pollingInterval?: number
    readonly cooldownPeriod?: number
    readonly minReplicaCount: number
    readonly maxReplicaCount: number
    readonly advanced: { readonly horizontalPodAutoscalerConfig: { readonly behavior: ScalingBehavior } }
    readonly triggers: readonly ScaledObjectTrigger[]
  }
}

/** A source of KEDA's metrics. Every value of its metadata is a string. */
export interface ScaledObjectTrigger {
  readonly type: string
  readonly name?: string
  readonly metricType?: string
  readonly metadata: Readonly<Record<string, string>>
  readonly authenticationRef?: { readonly name: string }
}

/** The ScaledObject of a workload. The trigger that asks for most pods wins. */
export function scaledObject(
  workload: Workload & { readonly scaling: ScalingBounds },
  triggers: readonly ScaledObjectTrigger[],
  pollingInterval?: number,
): Manifest<ScaledObject> {
  const { scaling } = workload
  const { name, kind, apiVersion } = controllerOf(workload)
  const spec = trace(scaling, {
    scaleTargetRef: because(trace(workload, { name, kind, apiVersion: because(apiVersion, 'kind') }), 'type'),
    ...(pollingInterval !== undefined && { pollingInterval }),
    ...(scaling.cooldownPeriod !== undefined && { cooldownPeriod: scaling.cooldownPeriod }),
    minReplicaCount: because(scaling.minReplicas, 'minReplicas'),
    maxReplicaCount: because(scaling.maxReplicas, 'maxReplicas'),
    advanced: because({ horizontalPodAutoscalerConfig: { behavior: scalingBehavior(scaling) } }, [
      'scaleUpStabilization',
      'scaleDownStabilization',
    ]),
    triggers: because(triggers, 'type'),
  })
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: metadata(workload),
    spec,
  }
}
