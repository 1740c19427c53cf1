import { closestTo } from '../../ir/closest.ts'
import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** A dependency whose name several sections have. */
export function ambiguousDependency(name: string, candidates: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-dependency',
    severity: 'error',
    message: `"${name}" may mean ${candidates.map(unit => `"${unit}"`).join(' or ')}.`,
    ...(at && { at }),
    hint: 'Add the section: type: helm, app, serverless or compose.',
  }
}

/** A disruption budget with both bounds, or with none. */
export function ambiguousDisruptionBudget(at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-disruption-budget',
    severity: 'error',
    message: 'A pod_disruption_budget has exactly one of "min_available" and "max_unavailable".',
    ...(at && { at }),
    hint: 'Keep one; "max_unavailable: 1" never blocks a drain for long.',
  }
}

/** A peer that is a range of addresses and a selector of pods at once. */
export function ambiguousPeer(cidr: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-peer',
    severity: 'error',
    message: `The range "${cidr}" stands together with a namespace or pod labels; Kubernetes allows only one of them.`,
    ...(at && { at }),
    hint: 'Write two elements: either of them may then connect.',
  }
}

/** Units that wait for each other. */
export function circularDependency(circle: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/circular-dependency',
    severity: 'error',
    message: `These units wait for each other: ${circle.join(' → ')}.`,
    ...(at && { at }),
    hint: 'Remove one "depends_on".',
  }
}

/** A dependency that is switched off in this environment. */
export function disabledDependency(unit: string, at: Place): Diagnostic {
  return {
    code: 'config/disabled-dependency',
    severity: 'warning',
    message: `"${unit}" is switched off in this environment, so nothing waits for it.`,
    ...(at && { at }),
    hint: 'Switch it on, or remove the dependency in this environment.',
  }
}

/** A peer that selects nothing, which Kubernetes reads as everybody. */
export function emptyPeer(at: Place): Diagnostic {
  return {
    code: 'config/empty-peer',
    severity: 'error',
    message: 'An element without a namespace, pod labels or a cidr would admit everybody.',
    ...(at && { at }),
    hint: 'Name whom you mean, or set "visibility: internal" to admit every namespace.',
  }
}

/** A traffic rule without peers and ports, which Kubernetes reads as everything. */
export function emptyRule(at: Place): Diagnostic {
  return {
    code: 'config/empty-rule',
    severity: 'error',
    message: 'A rule without peers and ports would admit all traffic.',
    ...(at && { at }),
    hint: 'Add "from" or "to", or "ports".',
  }
}

/** A group that was given to the pod so that it can write to its claims. */
export function groupForVolumes(group: number, at: Place): Diagnostic {
  return {
    code: 'config/group-for-volumes',
    severity: 'info',
    message: `Claims are made writable for group ${group} (fsGroup), because the pod does not run as root.`,
    ...(at && { at }),
    hint: 'Set "fs_group" to choose another group.',
  }
}

/** A HorizontalPodAutoscaler that would scale to zero. */
export function hpaMinimumZero(at: Place): Diagnostic {
  return {
    code: 'config/hpa-minimum-zero',
    severity: 'error',
    message: 'A HorizontalPodAutoscaler cannot go below one pod, and "min_instances" is 0.',
    ...(at && { at }),
    hint: 'Set "min_instances: 1", or use a keda type to scale to zero.',
  }
}

/** A chart reference that cannot be taken apart. */
export function invalidChart(chart: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-chart',
    severity: 'error',
    message: `The chart "${chart}" has no repository in front of its name.`,
    ...(at && { at }),
    hint: 'Write "repository/chart" with a name from "repositories", or a whole address.',
  }
}

/** An image name that no registry knows. */
export function invalidImage(image: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-image',
    severity: 'error',
    message: `The image "${image}" is no image reference: ${violation}.`,
    ...(at && { at }),
    hint: 'Images look like "registry.example.com/team/app:1.4.2", in lower case.',
  }
}

/** A Helm repository with an address that Argo CD cannot use. */
export function invalidRepository(url: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-repository',
    severity: 'error',
    message: `The repository address "${url}" starts with neither "https://" nor "oci://".`,
    ...(at && { at }),
    hint: 'Write the whole address.',
  }
}

/** A greatest number of pods that is below the least. */
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

/** A number of replicas beside a scaler. */
export function replicasAsMinimum(replicas: number, type: string, at: Place): Diagnostic {
  return {
    code: 'config/replicas-as-minimum',
    severity: 'info',
    message: `A scaler of type "${type}" decides the number of pods; "replicas: ${replicas}" is its least number.`,
    ...(at && { at }),
    hint: 'Write "min_instances" instead to say the same.',
  }
}

/** A writable folder that was added. */
export function temporaryFolderAdded(at: Place): Diagnostic {
  return {
    code: 'config/temporary-folder-added',
    severity: 'info',
    message: 'The root filesystem is read-only, so an emptyDir is mounted at /tmp.',
    ...(at && { at }),
    hint: 'Mount a volume of your own at /tmp to replace it.',
  }
}

/** A dependency that nobody declares. */
export function unknownDependency(
  name: string,
  type: string | undefined,
  suggestion: string | undefined,
  known: readonly string[],
  at: Place,
): Diagnostic {
  return {
    code: 'config/unknown-dependency',
    severity: 'error',
    message: `No entry${type ? ` of type "${type}"` : ''} is called "${name}".`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Known: ${known.join(', ') || 'none'}.`,
  }
}

/** A repository alias that nobody declares. */
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

/** An ingress class that no plugin serves. */
export function unknownIngressClass(name: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/unknown-ingress-class',
    severity: 'error',
    message: `No plugin serves the ingress class "${name}".`,
    ...(at && { at }),
    hint: suggestionOf(name, known),
  }
}

/** A scaling type that no plugin brings. */
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
  return suggestion ? `Did you mean "${suggestion}"?` : `Known: ${known.join(', ')}.`
}
