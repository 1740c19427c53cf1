import { type Diagnostic, error, type Origin, typeMistake, warning } from 'k3s-platform/plugin'
import type { Steps } from './nodes.ts'

type Place = Origin | undefined

/** A list of a compose file whose items must be unique has an item twice. Remove one of the two. */
export function duplicateItem(key: string, value: unknown, at: Place, earlier: Place): Diagnostic {
  return error(
    'compose/duplicate-item',
    `Duplicate ${typeof value === 'object' ? 'item' : `item ${JSON.stringify(value)}`} in "${key}".`,
    at,
    'Remove one of the two.',
    { ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }) },
  )
}

/** A mapping of a compose file lacks a required key. The message names the mapping, and the hint describes the key. */
export function missingKey(where: string, key: string, description: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/missing-key',
    `${where.charAt(0).toUpperCase()}${where.slice(1)} has no "${key}".`,
    at,
    `Add "${key}". ${description ?? ''}`.trim(),
  )
}

/** A number of a compose file is too small or too large for its key. */
export function outOfRange(key: string, value: number, bound: string, at: Place): Diagnostic {
  return error(
    'compose/out-of-range',
    `"${key}" must be ${bound}, but is ${value}.`,
    at,
    `Write a number that is ${bound}.`,
  )
}

/**
 * A compose file has an unknown key. It is misspelled, indented too far or too little, or belongs in another block;
 * Compose itself rejects such a file. Keys that start with `x-` are yours, and nothing reads them.
 */
export function unknownKey(key: string, where: string, hint: string, at: Place): Diagnostic {
  return error('compose/unknown-key', `Unknown key "${key}" in ${where}.`, at, hint)
}

/** A value of a compose file is none of those that its key knows. The hint lists them all. */
export function unknownValue(
  key: string,
  value: unknown,
  allowed: readonly string[],
  suggestion: string | undefined,
  at: Place,
): Diagnostic {
  const possible = `Valid values: ${allowed.join(', ')}.`
  return error(
    'compose/unknown-value',
    `${JSON.stringify(value)} is not a valid value for "${key}".`,
    at,
    [suggestion && `Did you mean "${suggestion}"?`, (!suggestion || allowed.length <= MOST_WORDS) && possible]
      .filter(Boolean)
      .join(' '),
  )
}

/** A longer list hides the word that was meant. */
const MOST_WORDS = 10

/**
 * A string of a compose file does not have the format of its key, such as a duration without a unit, or an invalid
 * port.
 */
export function wrongFormat(key: string, value: string, description: string | undefined, at: Place): Diagnostic {
  return error('compose/wrong-format', `${JSON.stringify(value)} is not a valid value for "${key}".`, at, description)
}

/**
 * A service, a network or something else that a compose file names has a name with a character that Compose does not
 * allow: names have letters, digits, `.`, `_` and `-`.
 */
export function wrongName(name: string, where: string, at: Place): Diagnostic {
  return error(
    'compose/wrong-name',
    `${JSON.stringify(name)} is not a valid name in ${where}.`,
    at,
    'Use letters, digits, ".", "_" and "-".',
  )
}

/**
 * A value of a compose file has the wrong type for its key: a number instead of a string, a mapping instead of a list,
 * or no value. YAML reads `1.10` as a number; quotes make any value a string.
 */
export function wrongType(
  file: unknown,
  steps: Steps,
  kinds: readonly string[],
  help: { readonly description?: string | undefined; readonly hint?: string | undefined },
): Diagnostic {
  const { description, hint } = help
  const mistake = typeMistake(file, steps, kinds, description ? { description } : {})
  return { ...mistake, code: 'compose/wrong-type', ...(hint && { hint }) }
}

/**
 * A value is not one of the options that its key supports. Docker passes it on, and it is ignored without a message.
 */
export function unknownOption(
  key: string,
  value: string,
  known: readonly string[],
  suggestion: string | undefined,
  at: Place,
): Diagnostic {
  return warning(
    'compose/unknown-option',
    `"${key}" has the unknown option ${JSON.stringify(value)}, which is ignored.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Valid options: ${known.join(', ')}.`,
  )
}
