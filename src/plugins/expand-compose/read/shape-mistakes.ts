import {
  closestTo,
  type Diagnostic,
  isMap,
  keyOriginAt,
  nameOf,
  originsOf,
  own,
  valueOriginAt,
} from 'k3s-platform/plugin'
import type { Steps } from './nodes.ts'
import type { ShapeProblem } from './shape.ts'
import {
  duplicateItem,
  missingKey,
  outOfRange,
  unknownKey,
  unknownValue,
  wrongFormat,
  wrongName,
  wrongType,
} from './shape-messages.ts'

/** Says what is wrong with the shape of a compose file, and how it would be right. */
export function shapeMistake(problem: ShapeProblem, file: unknown): Diagnostic {
  const { steps, value, schema, other } = problem
  const name = nameOf(steps)
  const at = () => valueOriginAt(file, steps)
  const key = () => keyOriginAt(file, steps)
  switch (problem.keyword) {
    case 'bound':
      return outOfRange(name, value as number, boundOf(value as number, problem), at())
    case 'choice': {
      const keys = (schema.anyOf ?? []).flatMap(({ required = [] }) => required)
      return missingKey(whereOf(steps), keys.join('" or "'), undefined, key() ?? at())
    }
    case 'duplicate': {
      const earlier = valueOriginAt(file, [...steps.slice(0, -1), other!])
      return duplicateItem(nameOf(steps.slice(0, -1)), value, at(), earlier)
    }
    case 'enum': {
      const allowed = (schema.enum ?? []).map(String)
      return unknownValue(name, value, allowed, closestTo(String(value), allowed), at())
    }
    case 'missing':
      return missingKey(whereOf(steps), String(other), schema.properties?.[String(other)]?.description, key() ?? at())
    case 'name':
      return wrongName(String(steps.at(-1)), whereOf(steps.slice(0, -1)), key())
    case 'pattern':
      return wrongFormat(name, value as string, schema.description, at())
    case 'type':
      return wrongType(file, steps, problem.kinds ?? [], {
        description: schema.description,
        hint: typeHint(problem),
      })
    case 'unknown':
      return unknownKey(
        String(steps.at(-1)),
        whereOf(steps.slice(0, -1)),
        hintFor(problem),
        key() ?? originsOf(file)[0],
      )
  }
}

function boundOf(value: number, { schema }: ShapeProblem): string {
  const { minimum, maximum } = schema
  return minimum !== undefined && value < minimum ? `at least ${minimum}` : `at most ${maximum}`
}

/** How a value of the wrong kind is meant, where the kinds alone do not say it. */
function typeHint({ steps, value, kinds = [] }: ShapeProblem): string | undefined {
  if (typeof value === 'number' && kinds.join() === 'string' && DURATIONS.has(String(steps.at(-1))))
    return `Write a unit: "${value}s".`
  const [first] = Array.isArray(value) ? value : []
  if (steps.length === 1 && own(NOUNS, String(steps[0])) && typeof first === 'string')
    return `Write a mapping of names: { ${first}: {} }.`
  if (steps.length === 2 && steps[0] === 'services' && typeof value === 'string') return `Write { image: ${value} }.`
  return undefined
}

/** The place in words: `service "web"`, `"healthcheck"`. */
function whereOf(steps: Steps): string {
  const noun = steps.length === 2 && own(NOUNS, String(steps[0]))
  if (noun) return `${noun} "${steps[1]}"`
  return steps.length === 0 ? 'the compose file' : `"${nameOf(steps)}"`
}

function hintFor({ steps, value, schema, around, other }: ShapeProblem): string {
  const key = String(steps.at(-1))
  const written = isMap(value) ? value : {}
  const keys = Object.keys(schema.properties ?? {})
  const meant = closestTo(
    key,
    keys.filter(name => !Object.hasOwn(written, name)),
  )
  if (meant) return `Did you mean "${meant}"?`
  const there = closestTo(key, keys)
  if (there) return `Did you mean "${there}"? It is already here.`
  // The oldest compose files have services where later ones have sections.
  if (steps.length === 1 && isMap(written[key])) return `Is it a service? Then it belongs under "services".`
  if (other !== undefined) return `"${key}" belongs under "${other}".`
  const depth = around.findLastIndex(({ properties }) => properties && Object.hasOwn(properties, key))
  if (depth >= 0) return `"${key}" belongs to ${whereOf(steps.slice(0, depth))}.`
  const known = keys.length > 0 && keys.length <= MOST_KEYS ? `Possible: ${keys.join(', ')}. ` : ''
  return `${known}Keys of your own start with "x-".`
}

const DURATIONS: ReadonlySet<string> = new Set([
  'delay',
  'interval',
  'monitor',
  'start_interval',
  'start_period',
  'stop_grace_period',
  'timeout',
  'window',
])

const NOUNS: Readonly<Record<string, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  configs: 'config',
  secrets: 'secret',
  models: 'model',
  jobs: 'job',
}

const MOST_KEYS = 15
