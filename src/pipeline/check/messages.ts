import { quoted } from '../../ir/quoted.ts'
import { titleOf } from '../resource.ts'
import { type Field, type Mistake, nameOfField } from './mistake.ts'

/**
 * All annotations of an object together may have 256 KiB, keys included. Large texts such as dashboards or
 * certificates belong into a ConfigMap or a Secret; keep only small facts as annotations.
 */
export function annotationsTooLarge(largest: Field, bytes: number): Mistake {
  return {
    field: largest,
    code: 'check/annotations-too-large',
    severity: 'error',
    message: `The annotations of ${titleOf(largest.resource)} have ${bytes} bytes in total, but at most 262144 are allowed; the largest is ${nameOfField(largest).split(' of ')[0]}.`,
    hint: 'Move large values to a ConfigMap.',
  }
}

/**
 * Two fields of one object are mutually exclusive, so the API server rejects the object. Keep one and remove the other.
 */
export function conflictingFields(field: Field, other: Field, because?: string): Mistake {
  return {
    field,
    code: 'check/conflicting-fields',
    severity: 'error',
    message: because
      ? `${nameOfField(field)} conflicts with "${lastStep(other)}": ${because}.`
      : `${nameOfField(field)} and "${lastStep(other)}" are mutually exclusive.`,
    related: { message: `"${lastStep(other)}" is here`, field: other },
    hint: `Keep "${lastStep(field)}" or "${lastStep(other)}".`,
  }
}

/**
 * A value that must be unique in its list occurs twice: a container name, a port, a volume, a mount path. Rename or
 * remove one of them; often both a plugin and the configuration add it.
 */
export function duplicateValue(field: Field, value: unknown, earlier: Field): Mistake {
  return {
    field,
    code: 'check/duplicate-value',
    severity: 'error',
    message: `Duplicate value ${quoted(value)}: ${nameOfField(field)} repeats ${nameOfField({ ...earlier }).split(' of ')[0]}.`,
    related: { message: 'the first one is here', field: earlier },
    hint: 'Change one of the two, or remove it.',
  }
}

/**
 * A field is valid by itself, but not together with the rest of its object: probes of an init container, a `nodePort`
 * of a Service that is only reachable inside of the cluster. Remove it, or change what the message names.
 */
export function forbiddenField(field: Field, because: string): Mistake {
  return {
    field,
    code: 'check/forbidden-field',
    severity: 'error',
    message: `${nameOfField(field)} is not allowed: ${because}.`,
    hint: `Remove "${lastStep(field)}".`,
  }
}

/**
 * A key of a label or an annotation is not valid in Kubernetes: it must have at most 63 letters, digits, "-", "_" and
 * ".", with a letter or digit at both ends, optionally prefixed by a DNS name and "/".
 */
export function invalidKey(field: Field, key: string, violation: string): Mistake {
  return {
    field,
    code: 'check/invalid-label',
    severity: 'error',
    message: `"${key}" is not a valid key of ${nameOfField({ ...field, pointer: field.pointer.replace(/\/[^/]*$/, '') })}: it ${violation}.`,
    hint: 'For example: team, or example.com/team.',
  }
}

/**
 * A value of a label is not valid in Kubernetes: it must have at most 63 letters, digits, "-", "_" and ".", with a
 * letter or digit at both ends. Shorten it, or replace the character that the message names. Longer texts can be
 * annotations.
 */
export function invalidLabel(field: Field, text: string, violation: string): Mistake {
  return {
    field,
    code: 'check/invalid-label',
    severity: 'error',
    message: `"${text}" is not valid for ${nameOfField(field)}: it ${violation}.`,
    hint: 'At most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
  }
}

/**
 * A name is not one that Kubernetes accepts: lower case letters, digits and "-", for some kinds also ".", and a letter
 * or digit at both ends. The API server refuses it; choose another one, such as the one that the hint proposes.
 */
export function invalidName(field: Field, name: string, violation: string, proposal = proposalFor(name)): Mistake {
  return {
    field,
    code: 'check/invalid-name',
    severity: 'error',
    message: `"${name}" is not valid for ${nameOfField(field)}: it ${violation}.`,
    hint: proposal ? `A valid name: "${proposal}".` : 'Choose another name.',
  }
}

/**
 * A value does not have the form that its field needs. The message says what is wrong with it, the hint what a right
 * one looks like.
 */
export function invalidValue(field: Field, value: unknown, violation: string, hint = explained(field)): Mistake {
  return {
    field,
    code: 'check/invalid-value',
    severity: 'error',
    message: `${quoted(value)} is not valid for ${nameOfField(field)}: it ${violation}.`,
    hint,
  }
}

/**
 * Controllers make further objects whose names are longer: KEDA puts "keda-hpa-" in front, a CronJob a time behind. The
 * result must not be longer than 63 characters, so the name itself has to be shorter than others.
 */
export function longName(field: Field, { length }: string, most: number, because: string): Mistake {
  return {
    field,
    code: 'check/long-name',
    severity: 'error',
    message: `The name of ${titleOf(field.resource)} has ${length} characters, but must have at most ${most}: ${because}.`,
    hint: 'Shorten the name.',
  }
}

/**
 * An object lacks a field that the API server requires. In a plugin, add the field; in apps.yaml, set the key at the
 * reported location.
 */
export function missingField(field: Field, name: string, what = `it requires "${name}"`): Mistake {
  return {
    field,
    code: 'check/missing-field',
    severity: 'error',
    message: `${nameOfField(field)} is incomplete: ${what}.`,
    hint: `Add "${name}".`,
  }
}

/**
 * A namespaced object has no namespace, so it would be created in the current namespace. Plugins must set
 * `metadata.namespace`, for example from the workload.
 */
export function missingNamespace(field: Field): Mistake {
  return {
    field,
    code: 'check/missing-namespace',
    severity: 'error',
    message: `${titleOf(field.resource)} requires a namespace.`,
    hint: 'Set metadata.namespace, for example with metadata(workload).',
  }
}

/**
 * A number, or the length of a string or list, is outside the range of its field, such as a port above 65535 or a
 * negative number of pods.
 */
export function outOfRange(field: Field, value: unknown, bound: string): Mistake {
  return {
    field,
    code: 'check/out-of-range',
    severity: 'error',
    message: `${nameOfField(field)} must be ${bound}, but is ${quoted(value)}.`,
    hint: `Choose a value that is ${bound}.`,
  }
}

/**
 * A ConfigMap or Secret holds at most 1 MiB, keys not counted. Large files belong into an image or a volume.
 */
export function tooLarge(field: Field, bytes: number): Mistake {
  return {
    field,
    code: 'check/too-large',
    severity: 'error',
    message: `${titleOf(field.resource)} holds ${bytes} bytes, but at most 1048576 are allowed.`,
    hint: 'Put large files into the image, or into a volume.',
  }
}

/** The last step of the way to a field, as a person would say it. */
export function lastStep({ pointer }: Field): string {
  const steps = pointer.split('/').slice(1)
  const name = steps.findLastIndex(step => !/^\d+$/.test(step))
  return steps.slice(Math.max(name, 0)).reduce((text, step) => text + (/^\d+$/.test(step) ? `[${step}]` : step), '')
}

/** Where the documentation of a field is, for a hint. */
export function explained({ resource, pointer }: Field): string {
  const steps = pointer.split('/').filter(step => step !== '' && !/^\d+$/.test(step))
  const foreign = steps.findIndex(step => !/^[A-Za-z]\w*$/.test(step))
  const path = [resource.ref.kind.toLowerCase(), ...(foreign < 0 ? steps : steps.slice(0, foreign))].join('.')
  return `See \`kubectl explain ${path}\`.`
}

function proposalFor(name: string): string | undefined {
  const proposal = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 63)
    .replace(/^[-.\d]+|(?<![-.])[-.]+$/g, '')
  return proposal === '' || proposal === name ? undefined : proposal
}
