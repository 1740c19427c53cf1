import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Scaling of type `hpa` says no target, so pods are added when they use more than 80 percent of the processor time that
 * they request. Write `target_cpu_percent` or `target_memory_percent` to choose.
 */
export function defaultTarget(at: Place): Diagnostic {
  return info(
    'scaling/default-target',
    'No target is given, so the pods are meant to use 80 percent of the processor time that they request.',
    at,
    'Write "target_cpu_percent" or "target_memory_percent" to choose another.',
  )
}

/**
 * A HorizontalPodAutoscaler changes the number of pods of Deployments and StatefulSets. Other kinds have no number of
 * pods that could be changed. Remove the scaling.
 */
export function kindNotScalable(name: string, kind: string, at: Place): Diagnostic {
  return error(
    'scaling/kind-not-scalable',
    `"${name}" is a ${kind}, whose number of pods cannot be changed.`,
    at,
    'Set "scaling.type: none".',
  )
}

/**
 * The autoscaler compares the use of a resource with what the container requests, and the container requests none of it.
 * The metric would stay unknown and nothing would ever be scaled. Write the request under `resources`.
 */
export function targetWithoutRequest(resource: string, at: Place): Diagnostic {
  return error(
    'scaling/target-without-request',
    `The target is a share of the requested ${resource}, but the container requests none.`,
    at,
    `Write "resources.${resource}".`,
  )
}

/**
 * `cooldown_period` becomes the window in which the demand must stay low before a HorizontalPodAutoscaler removes pods,
 * and Kubernetes allows at most an hour. Make it shorter.
 */
export function windowTooLong(seconds: number, longest: number, at: Place): Diagnostic {
  return error(
    'scaling/window-too-long',
    `A HorizontalPodAutoscaler waits at most ${longest} seconds before it removes pods, not ${seconds}.`,
    at,
    `Set "cooldown_period" or "scale_down_stabilization" to ${longest} or less.`,
  )
}
