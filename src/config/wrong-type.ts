import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { durationHint, parseDuration } from '../k8s/duration.ts'
import { nameOf, type Path, valueAt, valueOriginAt } from './place.ts'
import { forExample, type Help, wrongType } from './schema-messages.ts'
import type { Spelling } from './spellings.ts'

/** What is known about a value of the wrong kind. */
export interface TypeHelp extends Help {
  /** How numbers are spelled that print differently. */
  readonly spelling?: Spelling
}

/** Says that a value is of the wrong kind, and how it would be right. */
export function typeMistake(node: unknown, path: Path, expected: readonly string[], help: TypeHelp): Diagnostic {
  const value = valueAt(node, path)
  const kinds = expected.filter(kind => kind !== 'null')
  const words = { expected: expectedWords(kinds), found: foundWords(value) }
  const at = valueOriginAt(node, path)
  return wrongType(
    at,
    nameOf(path) || 'The entry',
    words,
    unitHint(value, help) ??
      typeHint(node, path, kinds, help.spelling) ??
      forExample(help, nameOf(path)) ??
      help.description ??
      `Write ${words.expected}.`,
  )
}

/** A number where a duration belongs lacks its unit. */
function unitHint(value: unknown, { examples = [] }: Help): string | undefined {
  const isDuration = examples.length > 0 && examples.every(example => parseDuration(String(example)) !== undefined)
  return typeof value === 'number' && isDuration ? durationHint(String(value)) : undefined
}

function typeHint(node: unknown, path: Path, kinds: readonly string[], spelling?: Spelling): string | undefined {
  const value = valueAt(node, path)
  const parent = valueAt(node, path.slice(0, -1))
  const written = (isObject(parent) && spelling?.(parent, path.at(-1)!)) || String(value)
  if (kinds.length === 1 && kinds[0] === 'string' && isScalar(value)) return `Put it in quotes: "${written}".`
  if (kinds.includes('boolean') && /^(yes|no|on|off|y|n)$/i.test(written)) return 'Write true or false.'
  if (kinds.includes('boolean') && /^(true|false)$/.test(written)) return `Leave out the quotes: ${written}.`
  if (kinds.includes('integer') && typeof value === 'string' && /^\d+$/.test(value))
    return `Leave out the quotes: ${value}.`
  if (kinds.includes('array') && isScalar(value)) return `Write a list: [${written}].`
  if (kinds.includes('array') && isMap(value)) return 'Start each of its items with "- ".'
  if (value === null && kinds.includes('string') && kinds.includes('boolean'))
    return 'Write "" for an empty string, or remove the key.'
  return value === null ? 'Set a value, or remove the key.' : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function expectedWords(kinds: readonly string[]): string {
  if (kinds.includes('string') && kinds.includes('boolean')) return 'a single value'
  return kinds.map(kind => EXPECTED[kind] ?? kind).join(' or ')
}

function foundWords(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return `the ${NAMES[typeof value] ?? 'value'} ${JSON.stringify(value)}`
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'a mapping',
  string: 'a string',
}

const NAMES: Readonly<Record<string, string>> = { string: 'string', number: 'number', boolean: 'value' }
