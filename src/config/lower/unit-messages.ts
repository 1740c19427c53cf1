import { closestTo } from '../../ir/closest.ts'
import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * A disruption budget says how many pods must stay or how many may go while nodes are drained. Kubernetes accepts one
 * of the two bounds, not both and not none.
 */
export function ambiguousDisruptionBudget(at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-disruption-budget',
    severity: 'error',
    message: 'A pod_disruption_budget has exactly one of "min_available" and "max_unavailable".',
    ...(at && { at }),
    hint: 'Keep one; "max_unavailable: 1" never blocks a drain for long.',
  }
}

/**
 * The pod does not run as root, and a new claim belongs to root, so the program could not write to it. The group is
 * given to the volume for that; it is the pod's own group, or that of its user.
 */
export function groupForVolumes(group: number, at: Place): Diagnostic {
  return {
    code: 'config/group-for-volumes',
    severity: 'info',
    message: `Claims are made writable for group ${group} (fsGroup), because the pod does not run as root.`,
    ...(at && { at }),
    hint: 'Set "fs_group" to choose another group.',
  }
}

/**
 * `scaling.type: hpa` makes a HorizontalPodAutoscaler, which cannot go down to zero pods. Only types of KEDA can, since
 * something has to notice that work has come.
 */
export function hpaMinimumZero(at: Place): Diagnostic {
  return {
    code: 'config/hpa-minimum-zero',
    severity: 'error',
    message: 'A HorizontalPodAutoscaler cannot go below one pod, and "min_instances" is 0.',
    ...(at && { at }),
    hint: 'Set "min_instances: 1", or use a keda type to scale to zero.',
  }
}

/**
 * `chart` is neither `<repository>/<chart>`, with a repository of `repositories`, nor a whole address that starts with
 * `oci://` or `https://`.
 */
export function invalidChart(chart: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-chart',
    severity: 'error',
    message: `The chart "${chart}" has no repository in front of its name.`,
    ...(at && { at }),
    hint: 'Write "repository/chart" with a name from "repositories", or a whole address.',
  }
}

/**
 * An image reference is not one that a registry can answer: it has capitals, a scheme, spaces, or a tag with characters
 * that tags cannot have. The message says which rule it breaks.
 */
export function invalidImage(image: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-image',
    severity: 'error',
    message: `The image "${image}" is no image reference: ${violation}.`,
    ...(at && { at }),
    hint: 'Images look like "registry.example.com/team/app:1.4.2", in lower case.',
  }
}

/**
 * The address of a Helm repository starts neither with `https://` nor with `oci://`. Argo CD, which installs charts,
 * reads only these.
 */
export function invalidRepository(url: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-repository',
    severity: 'error',
    message: `The repository address "${url}" starts with neither "https://" nor "oci://".`,
    ...(at && { at }),
    hint: 'Write the whole address.',
  }
}

/**
 * The scaler would be told to run at least more pods than at most. Both bounds may come from different lines, for
 * example one of them from an environment's block; the message shows both.
 */
export function maximumBelowMinimum(maximum: number, minimum: number, at: Place, other: Place): Diagnostic {
  return {
    code: 'config/maximum-below-minimum',
    severity: 'error',
    message: `At most ${maximum} pods are allowed, but at least ${minimum} are asked for.`,
    ...(at && { at }),
    hint: 'Raise "max_instances", or lower "min_instances" or "replicas".',
    ...(other && { related: [{ message: 'the other bound is here', at: other }] }),
  }
}

/**
 * `replicas` stands beside a scaler. The scaler decides how many pods run, so the number can only be the least one, and
 * is taken for that.
 */
export function replicasAsMinimum(replicas: number, type: string, at: Place): Diagnostic {
  return {
    code: 'config/replicas-as-minimum',
    severity: 'info',
    message: `A scaler of type "${type}" decides the number of pods; "replicas: ${replicas}" is its least number.`,
    ...(at && { at }),
    hint: 'Write "min_instances" instead to say the same.',
  }
}

/**
 * The root filesystem of the container is read-only, and most programs write temporary files somewhere. An empty folder
 * is mounted at /tmp, which is deleted with the pod. A volume of your own at /tmp replaces it.
 */
export function temporaryFolderAdded(at: Place): Diagnostic {
  return {
    code: 'config/temporary-folder-added',
    severity: 'info',
    message: 'The root filesystem is read-only, so an emptyDir is mounted at /tmp.',
    ...(at && { at }),
    hint: 'Mount a volume of your own at /tmp to replace it.',
  }
}

/**
 * An entry has a queue of its own, which is another broker than that of `defaults.queue`. None of its settings hold for
 * it, so that no password goes to a stranger: what both have in common is written twice.
 */
export function unusedQueueDefaults(keys: string, isOther: boolean, at: Place, defaults: Place): Diagnostic {
  return {
    code: 'config/unused-queue-defaults',
    // Where both have an address they are two brokers, which is nothing to decide.
    severity: isOther ? 'info' : 'warning',
    message: `The entry has a queue of its own; "defaults.queue" with its ${keys} is not used for it.`,
    ...(at && { at }),
    hint: 'Write here what holds for this broker too.',
    ...(defaults && { related: [{ message: 'the defaults are here', at: defaults }] }),
  }
}

/** The part of `chart` before the slash is a name that `repositories` does not have. Add it there with its address. */
export function unknownRepository(
  name: string,
  suggestion: string | undefined,
  known: readonly string[],
  at: Place,
): Diagnostic {
  return {
    code: 'config/unknown-repository',
    severity: 'error',
    message: `"repositories" has no "${name}".`,
    ...(at && { at }),
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : `Add it under "repositories"; known: ${known.join(', ') || 'none'}.`,
  }
}

/**
 * `gpu.type` is not the name of a device. Device plugins offer what they have under a name with their domain in front,
 * such as `nvidia.com/gpu`; `kubectl describe node` lists those that a cluster has.
 */
export function invalidDevice(name: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-device',
    severity: 'error',
    message: `The device "${name}" ${violation}.`,
    ...(at && { at }),
    hint: 'Write the name that the device plugin gives it, such as nvidia.com/gpu or amd.com/gpu.',
  }
}

/**
 * No plugin serves the ingress class. The bundled ones are `traefik` and `haproxy`; an ingress class of your own is a
 * plugin that taps `ingress.for('…')`.
 */
export function unknownIngressClass(name: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/unknown-ingress-class',
    severity: 'error',
    message: `No plugin serves the ingress class "${name}".`,
    ...(at && { at }),
    hint: suggestionOf(name, known),
  }
}

/**
 * No plugin brings the scaling type. The bundled ones are `none`, `hpa`, `keda-http`, `keda-queue` and `keda-cron`; a
 * type of your own is a plugin that taps `scaling.for('…')`.
 */
export function unknownScalingType(name: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/unknown-scaling-type',
    severity: 'error',
    message: `No plugin brings the scaling type "${name}".`,
    ...(at && { at }),
    hint: suggestionOf(name, known),
  }
}

function suggestionOf(name: string, known: readonly string[]): string {
  const suggestion = closestTo(name, known)
  return suggestion ? `Did you mean "${suggestion}"?` : `Valid plugins: ${known.join(', ')}.`
}
