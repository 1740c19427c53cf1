import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * KEDA reads `cooldown_period` only before it takes the last pod away, and with `min_instances` of one or more it never
 * does. How slowly pods become fewer above that is `scale_down_stabilization`.
 */
export function cooldownWithoutEffect(minimum: number, at: Place): Diagnostic {
  return {
    code: 'keda/cooldown-without-effect',
    severity: 'info',
    message: `"cooldown_period" has no effect: with at least ${minimum} pods it never comes to the last one.`,
    ...(at && { at }),
    hint: 'Use "scale_down_stabilization" to remove pods later.',
  }
}

/** Scaling by a queue or by the clock needs KEDA in the cluster; the message names where it is expected. */
export function kedaRequired(namespace: string, at: Place): Diagnostic {
  return {
    code: 'keda/required',
    severity: 'info',
    message: `KEDA must run in namespace "${namespace}" to scale this environment.`,
    ...(at && { at }),
    hint: 'Install it, or say where it is with "plugins.keda.namespace".',
  }
}

/**
 * KEDA changes the number of pods of Deployments and StatefulSets. Other kinds have no number of pods that could be
 * changed. Remove the scaling.
 */
export function kindNotScalable(name: string, kind: string, at: Place): Diagnostic {
  return {
    code: 'keda/kind-not-scalable',
    severity: 'error',
    message: `"${name}" is a ${kind}, and KEDA scales only Deployments and StatefulSets.`,
    ...(at && { at }),
    hint: 'Set "scaling.type: none".',
  }
}

/**
 * KEDA names a HorizontalPodAutoscaler after the workload with `keda-hpa-` before it, and refuses a name that is too
 * long for that. Choose a shorter one.
 */
export function nameTooLong(name: string, longest: number, at: Place): Diagnostic {
  return {
    code: 'keda/name-too-long',
    severity: 'error',
    message: `The name "${name}" has ${name.length} characters, and KEDA scales only names of at most ${longest}.`,
    ...(at && { at }),
    hint: 'Choose a shorter name, or another scaling type.',
  }
}
