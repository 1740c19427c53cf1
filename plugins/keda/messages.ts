import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * KEDA reads `cooldown_period` only before it removes the last pod, and with `min_instances` of one or more it never
 * does. Above that, `scale_down_stabilization` delays the removal of pods.
 */
export function cooldownWithoutEffect(minimum: number, at: Place): Diagnostic {
  return info(
    'keda/cooldown-without-effect',
    `"cooldown_period" has no effect with "min_instances: ${minimum}": it only delays the removal of the last pod.`,
    at,
    'Use "scale_down_stabilization" to remove pods later.',
  )
}

/** Scaling by a queue or a schedule requires KEDA in the cluster; the message names where it is expected. */
export function kedaRequired(namespace: string, at: Place): Diagnostic {
  return info(
    'keda/required',
    `KEDA must run in namespace "${namespace}" to scale this environment.`,
    at,
    'Install it, or set its namespace in "plugins.keda.namespace".',
  )
}

/**
 * KEDA changes the number of pods of Deployments and StatefulSets. Other kinds have no number of replicas. Remove the
 * scaling.
 */
export function kindNotScalable(name: string, kind: string, at: Place): Diagnostic {
  return error(
    'keda/kind-not-scalable',
    `"${name}" is a ${kind}, and KEDA scales only Deployments and StatefulSets.`,
    at,
    'Set "scaling.type: none".',
  )
}

/**
 * KEDA names a HorizontalPodAutoscaler after the workload with the prefix `keda-hpa-`, and rejects a name that is too
 * long for that. Choose a shorter one.
 */
export function nameTooLong(name: string, longest: number, at: Place): Diagnostic {
  return error(
    'keda/name-too-long',
    `The name "${name}" has ${name.length} characters, and KEDA allows at most ${longest}.`,
    at,
    'Choose a shorter name, or another scaling type.',
  )
}
