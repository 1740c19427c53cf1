import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * KEDA reads `cooldown_period` only before it takes the last pod away, and with `min_instances` of one or more it never
 * does. How slowly pods become fewer above that is `scale_down_stabilization`.
 */
export function cooldownWithoutEffect(minimum: number, at: Place): Diagnostic {
  return info(
    'keda/cooldown-without-effect',
    `"cooldown_period" has no effect: with at least ${minimum} pods it never comes to the last one.`,
    at,
    'Use "scale_down_stabilization" to remove pods later.',
  )
}

/** Scaling by a queue or by the clock needs KEDA in the cluster; the message names where it is expected. */
export function kedaRequired(namespace: string, at: Place): Diagnostic {
  return info(
    'keda/required',
    `KEDA must run in namespace "${namespace}" to scale this environment.`,
    at,
    'Install it, or say where it is with "plugins.keda.namespace".',
  )
}

/**
 * KEDA changes the number of pods of Deployments and StatefulSets. Other kinds have no number of pods that could be
 * changed. Remove the scaling.
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
 * KEDA names a HorizontalPodAutoscaler after the workload with `keda-hpa-` before it, and refuses a name that is too
 * long for that. Choose a shorter one.
 */
export function nameTooLong(name: string, longest: number, at: Place): Diagnostic {
  return error(
    'keda/name-too-long',
    `The name "${name}" has ${name.length} characters, and KEDA scales only names of at most ${longest}.`,
    at,
    'Choose a shorter name, or another scaling type.',
  )
}
