import { quoted, titleOf } from 'k3s-platform/plugin'
import { lastStep } from './messages.ts'
import { type Field, type Mistake, nameOf } from './mistake.ts'

/**
 * A container has one variable twice. Kubernetes takes the last one without a word, and server-side apply refuses the
 * list, so nobody can rely on it; keep one of the two.
 */
export function duplicateVariable(field: Field, name: string, earlier: Field): Mistake {
  return {
    field,
    code: 'check/duplicate-variable',
    severity: 'error',
    message: `The variable "${name}" stands twice in a container of ${titleOf(field.resource)}.`,
    related: { message: 'the first one is here', field: earlier },
    hint: 'Remove one of the two; often a plugin adds what the configuration has as well.',
  }
}

/**
 * A controller whose selector asks for nothing would own every pod of its namespace. Ask for at least one label of the
 * pods, the one that tells them from all others.
 */
export function emptySelector(field: Field): Mistake {
  return {
    field,
    code: 'check/empty-selector',
    severity: 'error',
    message: `The selector of ${titleOf(field.resource)} is empty.`,
    hint: 'Ask for labels that only these pods have.',
  }
}

/**
 * An amount is not written as Kubernetes reads it: a number with a unit such as `m`, `Ki`, `Mi`, `Gi` or `k`, `M`, `G`,
 * without a space and without a "B" for bytes.
 */
export function invalidQuantity(field: Field, text: string, hint: string | undefined): Mistake {
  return {
    field,
    code: 'check/invalid-quantity',
    severity: 'error',
    message: `${quoted(text)} cannot be ${nameOf(field)}: it is no amount that Kubernetes reads.`,
    hint: hint ?? 'Write a number and a unit, such as 500m, 256Mi or 10Gi.',
  }
}

/**
 * An amount is one that an API server accepts, and no node or no process can do with it: `250Mi` of a processor are 262
 * million cores, and `512m` of memory are half a byte. The unit is missing or that of another resource.
 */
export function implausibleAmount(field: Field, text: string, problem: string, meant?: string): Mistake {
  return {
    field,
    code: 'check/implausible-amount',
    severity: 'warning',
    message: `${quoted(text)} as ${nameOf(field)} is ${problem}.`,
    hint: meant === undefined ? 'Write a unit, such as 256Mi.' : `Did you mean ${meant}?`,
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
    message: `${nameOf(field)} requests "${name}" without a limit of the same amount.`,
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
    message: `${nameOf(field)} is ${amounts.request}, which is more than the limit of ${amounts.limit}.`,
    related: { message: 'the limit is here', field: limit },
    hint: 'Raise the limit, or lower the request.',
  }
}

/**
 * The selector of a controller does not select the pods that the controller makes, so it would make them for ever. The
 * labels of the pod template must contain everything that the selector asks for.
 */
export function selectorMismatch(field: Field, key: string, labels: { wanted: string; found?: string }): Mistake {
  const found = labels.found === undefined ? `lacks "${key}"` : `has "${key}: ${labels.found}"`
  return {
    field,
    code: 'check/selector-mismatch',
    severity: 'error',
    message: `The selector of ${titleOf(field.resource)} asks for "${labels.wanted}", but its pod template ${found}.`,
    hint: 'Give the pods the label, or leave the selector alone: it can never be changed later.',
  }
}

/**
 * A probe asks a port by a name that its container does not have, so it fails for ever. Use a name under
 * `container.ports`, or the number of the port.
 */
export function unknownPort(field: Field, name: string, known: readonly string[]): Mistake {
  return {
    field,
    code: 'check/unknown-port',
    severity: 'error',
    message: `No port is called "${name}", which ${nameOf(field)} asks for.`,
    hint: known.length === 0 ? 'Use the number of the port.' : `Possible: ${known.join(', ')}, or a number.`,
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
    message: `There is no resource "${name}", which ${nameOf(field)} asks for.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Devices have a domain in front, such as nvidia.com/gpu.',
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
    message: `The pod has no volume "${name}", which ${nameOf(field)} asks for.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Add the volume, or remove "${lastStep(field)}".`,
  }
}
