import type { Diagnostic, DiagnosticCode } from '../ir/diagnostic.ts'
import { type Fix, likelyFix } from '../ir/fix.ts'
import type { Origin } from '../ir/origin.ts'
import { quoted } from '../ir/quoted.ts'
import { flow } from './corrected/flow.ts'

/** A mapping lacks a required key. The message names the mapping, and the hint describes the key. */
export function missingKey(at: Origin | undefined, where: string, key: string, help: Help): Diagnostic {
  return error('schema/missing-key', `${capital(where)} requires the key "${key}".`, at, addIt(key, help))
}

/**
 * A number is too small or too large, or a string or list is empty where a value is required. The message has the
 * bound.
 */
export function outOfRange(
  at: Origin | undefined,
  key: string,
  value: unknown,
  bound: string,
  { description, minimum, maximum }: Help,
): Diagnostic {
  if (value === '')
    return error('schema/out-of-range', `"${key}" must not be empty.`, at, 'Set a value, or remove the key.')
  if (typeof value === 'number' && minimum !== undefined) {
    const range = maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`
    const hint = [`Write a number of ${range}.`, description].filter(Boolean).join(' ').replace('of from', 'from')
    return error('schema/out-of-range', `"${key}" must be ${bound}, but is ${value}.`, at, hint)
  }
  const found = Array.isArray(value) ? 'an empty list' : String(value)
  return error('schema/out-of-range', `"${key}" must be ${bound}, but is ${found}.`, at, description)
}

/**
 * An environment has the name of a key of entries, so its blocks would be ambiguous. Rename the environment and its
 * blocks.
 */
export function reservedEnvironmentName(at: Origin | undefined, name: string, section: string): Diagnostic {
  const message = `The environment name "${name}" is reserved: entries of "${section}" have a key of that name.`
  return error('schema/reserved-environment-name', message, at, 'Choose another name, and rename its blocks.')
}

/**
 * An entry has a block that looks like one of an environment, and `environments` does not declare it. The block would
 * never apply.
 */
export function unknownEnvironment(at: Origin | undefined, name: string, suggestion: string | undefined): Diagnostic {
  const hint = suggestion ? `Did you mean "${suggestion}"?` : `Declare it under "environments", or remove the block.`
  return error('schema/unknown-environment', `Unknown environment "${name}".`, at, hint)
}

/**
 * A key is not valid at this location. It is misspelled, indented too far or too little, or belongs into another block.
 * At the top of the file and of an entry keys that start with `x-` are yours; only plugins read them.
 */
export function unknownKey(at: Origin | undefined, key: string, where: string, { text, fix }: Advice): Diagnostic {
  return error('schema/unknown-key', `Unknown key "${key}" in ${where}.`, at, text, fix)
}

/** A value is not one of the valid values of its key. The hint lists them all and suggests the closest one. */
export function unknownValue(at: Origin | undefined, key: string, value: unknown, choice: Choice): Diagnostic {
  const [only, ...others] = choice.allowed
  if (only !== undefined && others.length === 0)
    return error(
      'schema/unknown-value',
      `${quoted(value)} is not a valid value for "${key}".`,
      at,
      `Write: ${key}: ${flow(only)}`,
    )
  const possible = `Valid values: ${choice.allowed.map(allowed => (allowed === '' ? '""' : allowed)).join(', ')}.`
  const hint = choice.suggestion === undefined ? possible : `Did you mean "${choice.suggestion}"? ${possible}`
  const fix = at && choice.suggestion !== undefined ? likelyFix(at, flow(choice.suggestion)) : undefined
  return error('schema/unknown-value', `${quoted(value)} is not a valid value for "${key}".`, at, hint, fix)
}

/**
 * A string does not have the format that its key requires; the hint has an example of a valid one, or the pattern that
 * it must match.
 */
export function wrongFormat(
  at: Origin | undefined,
  key: string,
  value: unknown,
  help: Help & { readonly pattern: string },
): Diagnostic {
  const hint = forExample(help) ?? help.description ?? `It must match ${help.pattern.replace(/\|\\\$\\\{$/, '')}.`
  return error('schema/wrong-format', `${quoted(value)} is not a valid value for "${key}".`, at, hint)
}

/** Names of environments are folders of the tree as well, and are written in lower case. */
export function wrongName(at: Origin | undefined, name: string): Diagnostic {
  const message = `"${name}" is not a valid environment name, which must be a folder name in lower case.`
  return error('schema/wrong-format', message, at, 'Use lower case letters, digits and "-" between them.')
}

/**
 * A value has the wrong type for its key: a string instead of a number, a mapping instead of a list. YAML reads `yes`
 * as a string and `1.10` as a number; quotes make any value a string.
 */
export function wrongType(
  at: Origin | undefined,
  key: string,
  words: { expected: string; found: string },
  { text, fix }: Advice,
): Diagnostic {
  return error('schema/wrong-type', `"${key}" must be ${words.expected}, but is ${words.found}.`, at, text, fix)
}

/** What is known about a key: for hints. */
export interface Help {
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
}

/** What to write instead, and the fix that does it. */
export interface Advice {
  readonly text: string
  readonly fix?: Fix | undefined
}

/** The values that are possible, and the one that was probably meant. */
export interface Choice {
  readonly allowed: readonly string[]
  readonly suggestion?: string
}

/** An example of a right value, as a hint. */
export function forExample(help: Help, key?: string): string | undefined {
  if (help.examples === undefined || help.examples.length === 0) return undefined
  const examples = help.examples.map(example => (key === undefined ? flow(example) : `${key}: ${flow(example)}`))
  return `For example: ${examples.join(' or ')}.`
}

function addIt(key: string, help: Help): string {
  if (help.enum) return `Add "${key}", which is one of ${help.enum.join(', ')}.`
  return `Add "${key}". ${forExample(help, key) ?? help.description ?? ''}`.trim()
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function error(code: DiagnosticCode, message: string, at: Origin | undefined, hint?: string, fix?: Fix): Diagnostic {
  return { code, severity: 'error', message, ...(at && { at }), ...(hint && { hint }), ...(fix && { fix }) }
}
