import { type Field, lastStep, type Mistake, nameOfField, quoted, titleOf } from 'k3s-platform/plugin'

/**
 * A container has the same environment variable twice. Kubernetes silently uses the last one, and server-side apply
 * rejects the list. Keep one of them.
 */
export function duplicateVariable(field: Field, name: string, earlier: Field): Mistake {
  return {
    field,
    code: 'check/duplicate-variable',
    severity: 'error',
    message: `Duplicate environment variable "${name}" in a container of ${titleOf(field.resource)}.`,
    related: { message: 'the first one is here', field: earlier },
    hint: 'Remove one of them; often a plugin adds a variable that the configuration already has.',
  }
}

/**
 * A controller with an empty selector would own every pod of its namespace. Select at least one label that only its
 * pods have.
 */
export function emptySelector(field: Field): Mistake {
  return {
    field,
    code: 'check/empty-selector',
    severity: 'error',
    message: `The selector of ${titleOf(field.resource)} is empty.`,
    hint: 'Select labels that only these pods have.',
  }
}

/**
 * A value is not a valid Kubernetes quantity: a number with a unit such as `m`, `Ki`, `Mi`, `Gi` or `k`, `M`, `G`,
 * without a space and without a "B" for bytes.
 */
export function invalidQuantity(field: Field, text: string, hint: string | undefined): Mistake {
  return {
    field,
    code: 'check/invalid-quantity',
    severity: 'error',
    message: `${quoted(text)} is not a valid quantity for ${nameOfField(field)}.`,
    hint: hint ?? 'Write a number and a unit, such as 500m, 256Mi or 10Gi.',
  }
}

/**
 * An API server accepts a quantity that no node or process can use: `250Mi` of a processor are 262 million cores, and
 * `512m` of memory are half a byte. The unit is missing or that of another resource.
 */
export function implausibleAmount(field: Field, text: string, problem: string, meant?: string): Mistake {
  return {
    field,
    code: 'check/implausible-amount',
    severity: 'warning',
    message: `${quoted(text)} as ${nameOfField(field)} is ${problem}.`,
    hint: meant === undefined ? 'Add a unit, such as 256Mi.' : `Did you mean ${meant}?`,
  }
}

/**
 * Devices and huge pages cannot be promised to more containers than there are, so what is requested of them must have
 * a limit, of the same amount.
 */
export function missingLimit(field: Field, name: string): Mistake {
  return {
    field,
    code: 'check/missing-limit',
    severity: 'error',
    message: `${nameOfField(field)} requests "${name}" without a limit of the same amount.`,
    hint: `Add the limit of "${name}"; the request then is the same by itself.`,
  }
}

/**
 * A container requests more of a resource than its limit lets it use, which no node could ever grant. Raise the limit,
 * or lower the request; mind that an environment block may change one of the two only.
 */
export function requestAboveLimit(field: Field, amounts: { request: string; limit: string }, limit: Field): Mistake {
  return {
    field,
    code: 'check/request-above-limit',
    severity: 'error',
    message: `${nameOfField(field)} is ${amounts.request}, which is more than the limit of ${amounts.limit}.`,
    related: { message: 'the limit is here', field: limit },
    hint: `Raise the limit to ${amounts.request}, or lower the request to ${amounts.limit}.`,
  }
}

/**
 * The selector of a controller does not select the pods that the controller makes, so it would create pods forever. The
 * labels of the pod template must contain all labels of the selector.
 */
export function selectorMismatch(field: Field, key: string, labels: { wanted: string; found?: string }): Mistake {
  const found = labels.found === undefined ? `lacks "${key}"` : `has "${key}: ${labels.found}"`
  return {
    field,
    code: 'check/selector-mismatch',
    severity: 'error',
    message: `The selector of ${titleOf(field.resource)} requires "${labels.wanted}", but its pod template ${found}.`,
    hint: 'Add the label to the pods, or do not change the selector: it is immutable.',
  }
}

/**
 * A probe uses a port name that its container does not have, so it always fails. Use a name under `container.ports`, or
 * the number of the port.
 */
export function unknownPort(field: Field, name: string, known: readonly string[]): Mistake {
  return {
    field,
    code: 'check/unknown-port',
    severity: 'error',
    message: `Unknown port "${name}" in ${nameOfField(field)}.`,
    hint: known.length === 0 ? 'Use the number of the port.' : `Valid ports: ${known.join(', ')}, or a number.`,
  }
}

/**
 * A container asks for a resource that is neither one of Kubernetes' own (cpu, memory, ephemeral-storage, hugepages-…)
 * nor one of a device plugin, which has a domain in front, such as nvidia.com/gpu.
 */
export function unknownResource(field: Field, name: string, suggestion: string | undefined): Mistake {
  return {
    field,
    code: 'check/unknown-resource',
    severity: 'error',
    message: `Unknown resource "${name}" in ${nameOfField(field)}.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : 'Device resources have a domain prefix, such as nvidia.com/gpu.',
  }
}

/**
 * A container mounts a volume that its pod does not have. Names of volumes are compared letter by letter.
 */
export function unknownVolume(field: Field, name: string, suggestion: string | undefined): Mistake {
  return {
    field,
    code: 'check/unknown-volume',
    severity: 'error',
    message: `Unknown volume "${name}" in ${nameOfField(field)}: the pod does not have it.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Add the volume, or remove "${lastStep(field)}".`,
  }
}
