import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { likelyFix, safeFix } from '../ir/fix.ts'
import { isMap } from '../ir/is-map.ts'
import { own } from '../ir/own.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { fitting } from './corrected/fitting.ts'
import { written } from './corrected/flow.ts'
import { inWordsOfOurs, inWordsOfProbes, NEEDLESS } from './corrected/words-of-others.ts'
import { keyOriginAt, nameOf, type Path, valueAt } from './place.ts'
import type { SchemaLookup } from './schema-lookup.ts'
import { type Advice, unknownEnvironment, unknownKey } from './schema-messages.ts'
import type { Look, ShapeProblem } from './shape-problem.ts'

/** The key that was probably meant by an unknown one: a near word that is not written already. */
export function meantKey(problem: ShapeProblem, look: Look, lookup: SchemaLookup): string | undefined {
  const node = valueAt(look.node, problem.path) as object
  const free = lookup.keys(look.section, problem.within).filter(key => !Object.hasOwn(node, key))
  const key = unknownIn(problem)
  const synonym = own(SYNONYMS[lookup.at(look.section, problem.within)?.title ?? ''], key)
  if (synonym !== undefined) return synonym
  return advised(problem, look, lookup) !== undefined ? undefined : closestTo(beforeColon(key), free)
}

/** Other words for keys, by the title of the schema that has the keys. */
const SYNONYMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Probe: {
    initialDelaySeconds: 'initial_delay',
    periodSeconds: 'period',
    timeoutSeconds: 'timeout',
    interval: 'period',
    retries: 'failure_threshold',
  },
  Dependency: { app: 'name', service: 'name' },
  Schedule: { replicas: 'desired', instances: 'desired', desiredReplicas: 'desired', tz: 'timezone' },
  Scaling: { max: 'max_instances', min: 'min_instances' },
}

/** `replicas:2` in curly brackets is one key, for want of a space. */
function beforeColon(key: string): string {
  return /^([\w-]+):(?=\S)/.exec(key)?.[1] ?? key
}

/** What a key of other programs is here, where it would be in an entry. */
function advised(problem: ShapeProblem, look: Look, lookup: SchemaLookup): string | undefined {
  if (look.section === 'root' || look.section === 'plugin') return undefined
  const key = unknownIn(problem)
  const block = nameOf(problem.within)
  const value = valueAt(look.node, [...problem.path, key])
  const probe = lookup.at(look.section, problem.within)?.title === 'Probe' && inWordsOfProbes(key, value)
  if (probe) return written(probe)
  const ours = inWordsOfOurs(key, value)
  if (!ours || !lookup.keys(look.section, []).includes(Object.keys(ours)[0]!)) return undefined
  if (problem.within.length > 0 && block !== 'container' && !Object.hasOwn(ours, block)) return undefined
  return written(ours)
}

/** Reports an unknown key, and where or how it would be valid. */
export function keyMistake(
  problem: ShapeProblem,
  look: Look,
  lookup: SchemaLookup,
  environments: readonly string[],
): Diagnostic {
  const key = unknownIn(problem)
  const at = keyOriginAt(look.node, [...problem.path, key])
  const meant = meantKey(problem, look, lookup)
  if (mayHoldBlocks(problem, look)) {
    const environment = meant ? undefined : closestTo(key, environments)
    if (environment || hasOnlyKeysOfEntries(problem, look, lookup)) return unknownEnvironment(at, key, environment)
  }
  return unknownKey(at, key, whereOf(problem.path, look), advice(problem, look, lookup, meant))
}

function advice(problem: ShapeProblem, look: Look, lookup: SchemaLookup, meant: string | undefined): Advice {
  const key = unknownIn(problem)
  if (meant === undefined) {
    const ours = advised(problem, look, lookup)
    return { text: ours === undefined ? otherwise(problem, look, lookup) : `Write: ${ours}` }
  }
  const at = keyOriginAt(look.node, [...problem.path, key])
  const joined = /^[\w-]+:(\S+)$/.exec(key)?.[1]
  if (joined !== undefined) {
    const text = `${meant}: ${joined}`
    return { text: `A space is missing after the colon. Write: ${text}`, fix: at && safeFix(at, text) }
  }
  const value = valueAt(look.node, [...problem.path, key])
  const schema = lookup.at(look.section, [...problem.within, meant]) ?? {}
  const fitted = isOfType(value, schema) ? undefined : fitting(schema, meant, value, list => lookup.itemsOf(list))
  if (fitted !== undefined) return { text: `Write: ${written({ [meant]: fitted })}` }
  return { text: `Did you mean "${meant}"?`, fix: at && likelyFix(at, meant) }
}

function isOfType(value: unknown, { type }: JsonSchema): boolean {
  const kinds = [type ?? []].flat()
  const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  return kinds.length === 0 || kinds.includes(kind) || (kind === 'integer' && kinds.includes('number'))
}

/** The place of a problem in words. */
export function whereOf(path: Path, look: Look): string {
  if (path.length > 0) return `"${nameOf(path)}"`
  const name = valueAt(look.node, ['name'])
  const noun = NOUNS[look.section]
  return typeof name === 'string' ? `${noun} "${name}"` : noun
}

function otherwise(problem: ShapeProblem, look: Look, lookup: SchemaLookup): string {
  const key = unknownIn(problem)
  const place = lookup.elsewhere(look.section, problem.within, key)
  if (place) {
    const value = valueAt(look.node, [...problem.path, key])
    const schema = lookup.at(look.section, [...place, key]) ?? {}
    const fitted = isOfType(value, schema) ? value : fitting(schema, key, value, list => lookup.itemsOf(list))
    const there = place.reduceRight<object>((inner, step) => ({ [step]: inner }), { [key]: fitted ?? value })
    const text = `"${key}" belongs ${place.length === 0 ? `to ${NOUNS[look.section]} itself` : `under "${nameOf(place)}"`}.`
    return place.some(step => typeof step === 'number') ? text : `${text} Write: ${written({ ...there })}`
  }
  if (problem.within.length === 0 && Object.hasOwn(NEEDLESS, key)) return NEEDLESS[key]!
  const keys = lookup.keys(look.section, problem.within)
  const known = keys.length > 0 && keys.length <= MOST_KEYS ? `Possible: ${keys.join(', ')}. ` : ''
  const own = lookup.isExtensible(look.section, problem.within) ? 'Keys of your own start with "x-".' : ''
  return `${known}${own}`.trim() || 'Remove it.'
}

function mayHoldBlocks(problem: ShapeProblem, look: Look): boolean {
  const value = valueAt(look.node, [...problem.path, unknownIn(problem)])
  return look.section !== 'root' && look.section !== 'plugin' && problem.path.length === 0 && isMap(value)
}

function hasOnlyKeysOfEntries(problem: ShapeProblem, look: Look, lookup: SchemaLookup): boolean {
  const inner = Object.keys(valueAt(look.node, [...problem.path, unknownIn(problem)]) as object)
  const keys = lookup.keys(look.section, [])
  return inner.length > 0 && inner.every(key => keys.includes(key))
}

function unknownIn(problem: ShapeProblem): string {
  return String(problem.params.additionalProperty)
}

const MOST_KEYS = 15

const NOUNS = {
  root: 'the file',
  helm: 'the chart',
  serverless: 'the serverless entry',
  apps: 'the app',
  compose: 'the compose entry',
  manifests: 'the entry of manifests',
  plugin: 'the options of the plugin',
} as const
