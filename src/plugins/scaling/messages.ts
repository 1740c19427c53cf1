import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Scaling of type `hpa` has no target, so pods are added when they use more than 80 percent of the CPU that they
 * request. Set `target_cpu_percent` or `target_memory_percent` to choose another target.
 */
export function defaultTarget(at: Place): Diagnostic {
  return info(
    'scaling/default-target',
    'No scaling target is set; the default is 80 percent of the requested CPU.',
    at,
    'Set "target_cpu_percent" or "target_memory_percent" to choose another.',
  )
}

/**
 * A HorizontalPodAutoscaler changes the number of pods of Deployments and StatefulSets. Other kinds have no replicas to
 * scale. Remove the scaling.
 */
export function kindNotScalable(name: string, kind: string, at: Place): Diagnostic {
  return error(
    'scaling/kind-not-scalable',
    `"${name}" is a ${kind}, which cannot be scaled.`,
    at,
    'Set "scaling.type: none".',
  )
}

/**
 * The autoscaler compares the usage of a resource with the request of the container, which has none. The metric would
 * stay unknown and the workload would never scale. Set the request under `resources`.
 */
export function targetWithoutRequest(resource: string, at: Place): Diagnostic {
  return error(
    'scaling/target-without-request',
    `The scaling target is a percentage of the requested ${resource}, but the container does not request any.`,
    at,
    `Set "resources.${resource}".`,
  )
}

/**
 * `cooldown_period` becomes the stabilization window of a HorizontalPodAutoscaler, the time that demand must stay low
 * before pods are removed. Kubernetes allows at most an hour.
 */
export function windowTooLong(seconds: number, longest: number, at: Place): Diagnostic {
  return error(
    'scaling/window-too-long',
    `The scale-down window of ${seconds} seconds exceeds the maximum of ${longest} for a HorizontalPodAutoscaler.`,
    at,
    `Set "cooldown_period" or "scale_down_stabilization" to ${longest} or less.`,
  )
}
