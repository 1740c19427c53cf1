import { closestTo } from '../../ir/closest.ts'
import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * A patch has both `merge` and `operations`, or neither. `merge` lays a mapping over the object; `operations` change single
 * fields and elements of lists.
 */
export function ambiguousPatch(kind: string, at: Place): Diagnostic {
  return error(
    'config/ambiguous-patch',
    `A patch of a ${kind} requires either "merge" or "operations".`,
    at,
    'Use "merge" to set fields, and "operations" to change elements of lists. Write two patches for both.',
  )
}

/**
 * A disruption budget limits how many pods must remain or may be evicted while nodes are drained. Kubernetes requires
 * exactly one of the two bounds.
 */
export function ambiguousDisruptionBudget(at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-disruption-budget',
    severity: 'error',
    message: 'A pod_disruption_budget requires exactly one of "min_available" and "max_unavailable".',
    ...(at && { at }),
    hint: 'Keep one; "max_unavailable: 1" never blocks a drain for long.',
  }
}

/**
 * The pod does not run as root, and a new claim belongs to root, so the program could not write to it. The volume gets
 * the group of the pod, or that of its user.
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
 * `scaling.type: hpa` creates a HorizontalPodAutoscaler, which cannot scale to zero pods. Only the types of KEDA can.
 */
export function hpaMinimumZero(at: Place): Diagnostic {
  return {
    code: 'config/hpa-minimum-zero',
    severity: 'error',
    message: 'A HorizontalPodAutoscaler cannot scale to zero: "min_instances" must be at least 1.',
    ...(at && { at }),
    hint: 'Set "min_instances: 1", or use a keda type to scale to zero.',
  }
}

/**
 * `chart` is neither `<repository>/<chart>`, with a repository of `repositories`, nor a URL that starts with `oci://`
 * or `https://`.
 */
export function invalidChart(chart: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-chart',
    severity: 'error',
    message: `The chart "${chart}" has no repository.`,
    ...(at && { at }),
    hint: 'Write "repository/chart" with a name from "repositories", or a URL.',
  }
}

/**
 * An image reference is not valid: it has upper-case letters, a scheme, spaces, or a tag with characters that tags
 * cannot have. The message says which rule it breaks.
 */
export function invalidImage(image: string, violation: string, at: Place): Diagnostic {
  const [, name = '', tag = ''] = /^(?:[a-z]+:\/\/)?([^:@\s]+(?::\d+\/[^:@\s]+)?)([:@]\S+)?$/.exec(image) ?? []
  const meant = name.toLowerCase() + tag
  return {
    code: 'config/invalid-image',
    severity: 'error',
    message: `"${image}" is not a valid image reference: it ${violation}.`,
    ...(at && { at }),
    hint:
      name !== '' && meant !== image
        ? `Write: image: ${meant}`
        : 'Images look like "registry.example.com/team/app:1.4.2", in lower case.',
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
    message: `The repository URL "${url}" must start with "https://" or "oci://".`,
    ...(at && { at }),
    hint: 'Write the whole URL.',
  }
}

/**
 * The minimum number of pods is above the maximum. The two may be on different lines, for example one of them in an
 * environment's block; the message shows both.
 */
export function maximumBelowMinimum(maximum: number, minimum: number, at: Place, other: Place): Diagnostic {
  return {
    code: 'config/maximum-below-minimum',
    severity: 'error',
    message: `The maximum of ${maximum} pods is below the minimum of ${minimum}.`,
    ...(at && { at }),
    hint: `Write: max_instances: ${minimum}, or lower "min_instances" or "replicas" to ${maximum}.`,
    ...(other && { related: [{ message: 'the other bound is set here', at: other }] }),
  }
}

/**
 * `replicas` is set together with a scaler. The scaler sets the number of pods, so `replicas` is used as the minimum.
 */
export function replicasAsMinimum(replicas: number, type: string, at: Place): Diagnostic {
  return {
    code: 'config/replicas-as-minimum',
    severity: 'info',
    message: `A scaler of type "${type}" sets the number of pods; "replicas: ${replicas}" is used as the minimum.`,
    ...(at && { at }),
    hint: 'Write "min_instances" instead.',
  }
}

/**
 * The root filesystem of the container is read-only, and most programs write temporary files somewhere. An empty folder
 * is mounted at /tmp, which is deleted with the pod. To replace it, mount a volume at /tmp.
 */
export function temporaryFolderAdded(at: Place): Diagnostic {
  return {
    code: 'config/temporary-folder-added',
    severity: 'info',
    message: 'The root filesystem is read-only, so an emptyDir is mounted at /tmp.',
    ...(at && { at }),
    hint: 'To replace it, mount a volume at /tmp.',
  }
}

/**
 * The queue of an entry has another broker than `defaults.queue`. No setting of the defaults applies to it, so that no
 * password reaches another broker: repeat what both have in common.
 */
export function unusedQueueDefaults(keys: string, isOther: boolean, at: Place, defaults: Place): Diagnostic {
  return {
    code: 'config/unused-queue-defaults',
    // Two addresses are two brokers, which needs no decision.
    severity: isOther ? 'info' : 'warning',
    message: `"defaults.queue" with its ${keys} does not apply to the queue of this entry.`,
    ...(at && { at }),
    hint: 'Repeat the settings that apply to this broker, too.',
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
    message: `Unknown repository "${name}".`,
    ...(at && { at }),
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : `Add at the top level: repositories: { ${name}: https://… }${known.length > 0 ? `, or use one of ${known.join(', ')}.` : ''}`,
  }
}

/**
 * `gpu.type` is not a valid device name. Device plugins offer devices under names with the prefix of their domain, such
 * as `nvidia.com/gpu`; `kubectl describe node` lists those that a cluster has.
 */
export function invalidDevice(name: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-device',
    severity: 'error',
    message: `"${name}" is not a valid device name: it ${violation}.`,
    ...(at && { at }),
    hint: 'Use the name from the device plugin, such as nvidia.com/gpu or amd.com/gpu.',
  }
}

/**
 * The ingress class is unknown. The bundled ones are `traefik` and `haproxy`; a plugin adds others with
 * `ingress.for('…')`.
 */
export function unknownIngressClass(name: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/unknown-ingress-class',
    severity: 'error',
    message: `Unknown ingress class "${name}".`,
    ...(at && { at }),
    hint: suggestionOf('ingress classes', name, known),
  }
}

/**
 * The scaling type is unknown. The bundled ones are `none`, `hpa`, `keda-http`, `keda-queue` and `keda-cron`; a plugin
 * adds others with `scaling.for('…')`.
 */
export function unknownScalingType(name: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/unknown-scaling-type',
    severity: 'error',
    message: `Unknown scaling type "${name}".`,
    ...(at && { at }),
    hint: suggestionOf('scaling types', name, known),
  }
}

function suggestionOf(what: string, name: string, known: readonly string[]): string {
  const suggestion = closestTo(name, known)
  return suggestion ? `Did you mean "${suggestion}"?` : `Valid ${what}: ${known.join(', ')}.`
}
