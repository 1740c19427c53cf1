import type { Diagnostic } from '../ir/diagnostic.ts'
import { safeFix } from '../ir/fix.ts'
import { isMap } from '../ir/is-map.ts'
import { originsOf } from '../ir/provenance.ts'
import { durationHint, parseDuration } from '../k8s/duration.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { fitting, type ItemsOf } from './corrected/fitting.ts'
import { flow, written } from './corrected/flow.ts'
import { keyOriginAt, nameOf, type Path, valueAt, valueOriginAt } from './place.ts'
import { type Advice, forExample, type Help, wrongType } from './schema-messages.ts'
import type { Spelling } from './spellings.ts'

/** What is known about a value of the wrong kind. */
export interface TypeHelp extends Help {
  /** The schema of the place, and how to find that of items of a list. */
  readonly schema?: JsonSchema | undefined
  readonly itemsOf?: ItemsOf
  /** How numbers are spelled that print differently. */
  readonly spelling?: Spelling
}

/** Says that a value is of the wrong kind, and how it would be right. */
export function typeMistake(node: unknown, path: Path, expected: readonly string[], help: TypeHelp): Diagnostic {
  const value = valueAt(node, path)
  const kinds = expected.filter(kind => kind !== 'null')
  const words = { expected: expectedWords(kinds), found: foundWords(value) }
  const duration = unitHint(value, help)
  const advice = duration === undefined ? correction(node, path, kinds, help) : { text: duration }
  const otherwise = () =>
    typeHint(value, kinds) ?? forExample(help, nameOf(path)) ?? help.description ?? `Write ${words.expected}.`
  const text =
    duration === undefined && isScalar(value) && kinds.join() === 'string'
      ? asText(node, path, help.spelling)
      : undefined
  return wrongType(
    valueOriginAt(node, path),
    nameOf(path) || 'The entry',
    words,
    text ?? advice ?? { text: otherwise() },
  )
}

/** A number or a boolean where only a string may be. */
function asText(node: unknown, path: Path, spelling?: Spelling): Advice {
  const parent = valueAt(node, path.slice(0, -1))
  const written = (isObject(parent) && spelling?.(parent, path.at(-1)!)) || String(valueAt(node, path))
  const place = originsOf(parent, path.at(-1))[0]
  return { text: `Put it in quotes: "${written}".`, fix: place && safeFix(place, JSON.stringify(written)) }
}

/** The value as it is probably meant. */
function correction(node: unknown, path: Path, kinds: readonly string[], help: TypeHelp): Advice | undefined {
  const { schema = {}, itemsOf = () => undefined } = help
  const listed = path.slice(0, path.findLastIndex(step => typeof step === 'string') + 1)
  const key = String(listed.at(-1))
  const fitted = (index: Path, value: unknown) =>
    fitting({ ...schema, type: kinds as string[] }, index.length === 0 ? key : '', value, itemsOf)
  const value = valueAt(node, path)
  const meant = fitted(path.slice(listed.length), value)
  if (meant === undefined) return undefined
  const parent = valueAt(node, path.slice(0, -1))
  const place = typeof value === 'object' ? undefined : originsOf(parent, path.at(-1))[0]
  const fix = place && safeFix(place, flow(meant))
  if (listed.length === path.length)
    return { text: withDash(key, meant, value) ?? `Write: ${written({ [key]: meant })}`, fix }
  // In block style the item has a line of its own.
  const isBlock = place?.line !== keyOriginAt(node, listed)?.line
  const list = Array.isArray(parent) ? parent.map(item => (typeof item === 'object' ? item : fitted([0], item))) : []
  const text =
    isBlock && Object.keys(meant as object).length === 1
      ? `- ${written(meant as Record<string, unknown>)}`
      : written({ [key]: list })
  return { text: `Write: ${text}`, fix }
}

/** Entries of the file are too long for one line: their first line is enough. */
function withDash(key: string, meant: unknown, value: unknown): string | undefined {
  if (!Array.isArray(meant) || !isMap(value) || !LISTS_OF_ENTRIES.has(key)) return undefined
  const [first] = meant as readonly Readonly<Record<string, unknown>>[]
  return `Start each entry with a dash and its name: - ${written({ name: first?.name ?? '…' })}`
}

const LISTS_OF_ENTRIES = new Set(['apps', 'compose', 'helm', 'manifests', 'serverless'])

/** A number where a duration belongs lacks its unit. */
function unitHint(value: unknown, { examples = [] }: Help): string | undefined {
  const isDuration = examples.length > 0 && examples.every(example => parseDuration(String(example)) !== undefined)
  return typeof value === 'number' && isDuration ? durationHint(String(value)) : undefined
}

function typeHint(value: unknown, kinds: readonly string[]): string | undefined {
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
