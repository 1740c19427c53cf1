import { at, closestTo, explained, type Field, type Mistake, nameOfField, quoted, titleOf } from 'k3s-platform/plugin'

/**
 * Two elements of a list have the same key fields, for example two ports with the same number and protocol. Server-side
 * apply, and with it Argo CD, rejects the list; remove one of them.
 */
export function duplicateElement(field: Field, keys: readonly string[]): Mistake {
  return {
    field,
    code: 'check/duplicate-element',
    severity: 'error',
    message: `${nameOfField(field)} duplicates the ${keys.map(key => `"${key}"`).join(' and ')} of an earlier element.`,
    hint: 'Remove one of them, or make them different.',
  }
}

/**
 * The kind of the object does not have this field, so the API server rejects the object or silently drops the field. It
 * is misspelled, belongs elsewhere, or to another version of the kind.
 */
export function unknownField(field: Field, name: string, known: readonly string[]): Mistake {
  const suggestion = closestTo(name, known)
  const isObject = field.pointer === ''
  return {
    field: { ...field, pointer: `${field.pointer}${at`/${name}`}` },
    code: 'check/unknown-field',
    severity: 'error',
    message: `Unknown field "${name}" in ${isObject ? titleOf(field.resource) : nameOfField(field)}.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : known.length > 0 && known.length <= 15
        ? `Valid fields: ${known.join(', ')}.`
        : 'Remove it.',
  }
}

/**
 * k3s-platform has no schema for the kind of an object that a plugin creates, so it checks only the name and the
 * labels. `validate --server` checks the object in a real cluster.
 */
export function unknownKind(field: Field): Mistake {
  const { apiVersion } = field.resource.ref
  return {
    field,
    code: 'check/unknown-kind',
    severity: 'info',
    message: `The fields of ${titleOf(field.resource)} (${apiVersion}) are not checked: no schema is known for its kind.`,
    hint: 'A cluster that has the kind can check it.',
  }
}

/** A value is not one of the valid values of its field; values are case-sensitive. */
export function unknownValue(field: Field, value: unknown, allowed: readonly unknown[]): Mistake {
  const words = allowed.map(String)
  const suggestion = closestTo(String(value), words)
  const possible = `Valid values: ${words.map(word => (word === '' ? '""' : word)).join(', ')}.`
  return {
    field,
    code: 'check/unknown-value',
    severity: 'error',
    message: `${quoted(value)} is not a valid value for ${nameOfField(field)}.`,
    hint: suggestion ? `Did you mean "${suggestion}"?${words.length > 1 ? ` ${possible}` : ''}` : possible,
  }
}

/**
 * A value has the wrong type for its field: a number instead of a string, a list instead of a mapping. Values of
 * labels, annotations and environment variables are always strings.
 */
export function wrongType(field: Field, value: unknown, types: readonly string[]): Mistake {
  return {
    field,
    code: 'check/wrong-type',
    severity: 'error',
    message: `${nameOfField(field)} must be ${types.map(type => WORDS[type] ?? type).join(' or ')}, but is ${typeWord(value)}.`,
    hint:
      types.includes('string') && typeof value !== 'object'
        ? `Write it as a string: "${String(value)}".`
        : explained(field),
  }
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'a mapping',
  string: 'a string',
}

function typeWord(value: unknown): string {
  if (value === null) return 'nothing'
  if (typeof value === 'string') return `the string ${quoted(value)}`
  if (typeof value === 'number') return `the number ${value}`
  return typeof value === 'boolean' ? String(value) : quoted(value)
}
