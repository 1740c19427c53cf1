import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { keyOriginAt, nameOf, type Path, valueAt } from './place.ts'
import type { SchemaLookup } from './schema-lookup.ts'
import { unknownEnvironment, unknownKey } from './schema-messages.ts'
import type { Look, ShapeProblem } from './shape-problem.ts'

/** The key that was probably meant by an unknown one: a near word that is not written already. */
export function meantKey(problem: ShapeProblem, look: Look, lookup: SchemaLookup): string | undefined {
  const written = valueAt(look.node, problem.path) as object
  const free = lookup.keys(look.section, problem.within).filter(key => !Object.hasOwn(written, key))
  return closestTo(unknownIn(problem), free)
}

/** Says that a key means nothing where it stands, and where or how it would mean something. */
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
  return unknownKey(
    at,
    key,
    whereOf(problem.path, look),
    meant ? `Did you mean "${meant}"?` : otherwise(problem, look, lookup),
  )
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
  if (place)
    return `"${key}" belongs ${place.length === 0 ? `to ${NOUNS[look.section]} itself` : `under "${nameOf(place)}"`}.`
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
  plugin: 'the options of the plugin',
} as const
