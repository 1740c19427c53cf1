import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { withAddedKeys } from '../schema/added-keys.ts'
import { appsJsonSchema, type JsonSchema } from '../schema/json-schema.ts'
import type { ConfigNode } from './config.ts'
import { splitEnvironments } from './environment-blocks.ts'
import { notIndented } from './not-indented.ts'
import { keyOriginAt, nameOf, type Path, valueAt, valueOriginAt } from './place.ts'
import { SchemaLookup } from './schema-lookup.ts'
import {
  missingKey,
  outOfRange,
  reservedEnvironmentName,
  unknownValue,
  wrongFormat,
  wrongName,
} from './schema-messages.ts'
import { type Look, type ShapeProblem, shapeProblems } from './shape-problem.ts'
import type { Spelling } from './spellings.ts'
import { keyMistake, meantKey, whereOf } from './unknown-key.ts'
import { type Validated, type Validator, validators } from './validators.ts'
import { NO_WORDS, type Vocabulary } from './vocabulary.ts'
import { typeMistake } from './wrong-type.ts'

/** What is known when a node is validated. */
export interface ValidateOptions {
  /** The environments that the file declares; their blocks are validated as changes to the entry. */
  readonly environments?: readonly string[]
  /** Whether `${…}` has been replaced. Before that it may stand for any scalar. */
  readonly interpolated?: boolean
  /** How numbers are spelled that print differently. */
  readonly spelling?: Spelling
  /** The entry that diagnostics are about, as `apps/fastapi`. */
  readonly entry?: string
  /** What plugins add to the keys. */
  readonly vocabulary?: Vocabulary
}

/** What is wrong with the shape of apps.yaml outside of its entries, or of one entry, in the order of the file. */
export async function validateSection(
  section: Validated,
  node: ConfigNode,
  options: ValidateOptions = {},
): Promise<readonly Diagnostic[]> {
  const all = await validators()
  const { environments = [], interpolated = false, entry, spelling, vocabulary = NO_WORDS } = options
  const { base, blocks } =
    section === 'root' ? { base: node, blocks: new Map() } : splitEnvironments(node, environments)
  const looks: Look[] = [
    { section, node, interpolated, spelling, vocabulary },
    ...[...blocks.keys()].map(block => ({ section, node, block, interpolated, spelling, vocabulary })),
  ]
  const found: { look: Look; problems: readonly ShapeProblem[] }[] = []
  for (const look of looks) {
    const looked = look.block === undefined ? base : blocks.get(look.block)
    const problems = await shapeProblems(all[section], looked, look)
    found.push({ look, problems: problems.filter(problem => !isSupplied(problem, blocks)) })
  }
  const reserved = section === 'root' ? reservedNames(node, all) : []
  if (found.every(({ problems }) => problems.length === 0)) return reserved
  // The schema is only read here: a file without mistakes never needs it.
  const lookup = new SchemaLookup(withAddedKeys(await appsJsonSchema([]), vocabulary.keys))
  const diagnostics = found.flatMap(({ look, problems }) => mistakes(problems, look, lookup, environments))
  return [...reserved, ...diagnostics].sort(byPlace).map(diagnostic => (entry ? { ...diagnostic, entry } : diagnostic))
}

/** What is wrong with a plugin's options, by the plugin's own JSON Schema. */
export async function validateOptions(
  validator: Validator,
  schema: JsonSchema,
  node: ConfigNode,
): Promise<readonly Diagnostic[]> {
  const look: Look = { section: 'plugin', node, interpolated: true }
  const problems = await shapeProblems(validator, node, look)
  return mistakes(problems, look, new SchemaLookup({ $defs: { ...schema.$defs, Plugin: schema } }), [])
}

/** A key that only some environments give is looked for once they have been applied. */
function isSupplied(problem: ShapeProblem, blocks: ReadonlyMap<string, unknown>): boolean {
  if (problem.keyword !== 'required') return false
  return [...blocks.values()].some(
    block => valueAt(block, [...problem.path, String(problem.params.missingProperty)]) !== undefined,
  )
}

/** Environments that are called like a key of some entry: the validator of that entry knows the key. */
function reservedNames(root: ConfigNode, all: Readonly<Record<Validated, Validator>>): readonly Diagnostic[] {
  const declared = root.environments
  if (typeof declared !== 'object' || declared === null) return []
  return Object.keys(declared).flatMap(name => {
    const section = (['apps', 'serverless', 'compose', 'helm', 'manifests'] as const).find(candidate =>
      hasKey(all[candidate], name),
    )
    return section ? [reservedEnvironmentName(keyOriginAt(declared, [name]), name, section)] : []
  })
}

function hasKey(validator: Validator, key: string): boolean {
  validator({ [key]: '' })
  return !validator.errors?.some(error => error.instancePath === '' && error.params.additionalProperty === key)
}

function mistakes(
  problems: readonly ShapeProblem[],
  look: Look,
  lookup: SchemaLookup,
  environments: readonly string[],
): readonly Diagnostic[] {
  const lost = notIndented(look.node, problems)
  if (lost) {
    const others = problems.filter(problem => !lost.explained.has(problem))
    return [lost.diagnostic, ...mistakes(others, look, lookup, environments)]
  }
  const unknown = problems.filter(problem => problem.keyword === 'additionalProperties')
  const meant = new Set(unknown.map(problem => keyOf([...problem.path, meantKey(problem, look, lookup) ?? ''])))
  return problems
    .filter(
      problem =>
        problem.keyword !== 'required' || !namesOf(problem).some(name => meant.has(keyOf([...problem.path, name]))),
    )
    .map(problem =>
      problem.keyword === 'additionalProperties'
        ? keyMistake(problem, look, lookup, environments)
        : valueMistake(problem, look, lookup),
    )
}

/** The keys of which one is missing: an app has an `image` or a `path`. */
function namesOf({ params }: ShapeProblem): readonly string[] {
  const name = String(params.missingProperty)
  return name === 'path' ? [name, 'image'] : [name]
}

function valueMistake(problem: ShapeProblem, look: Look, lookup: SchemaLookup): Diagnostic {
  const { path, within, params } = problem
  const value = valueAt(look.node, path)
  const at = valueOriginAt(look.node, path)
  const help = (within.length === 0 ? BLOCK : lookup.at(look.section, within)) ?? {}
  switch (problem.keyword) {
    case 'required': {
      const key = String(params.missingProperty)
      const missing = lookup.at(look.section, [...within, key]) ?? {}
      return missingKey(keyOriginAt(look.node, path), whereOf(path, look), key, {
        ...missing,
        ...namedAfter(key, value),
      })
    }
    case 'enum': {
      const allowed = [...new Set((params.allowedValues as readonly unknown[]).map(String))]
      return unknownValue(at, nameOf(path), value, { allowed, suggestion: closestTo(String(value), allowed) })
    }
    case 'type':
      return typeMistake(look.node, path, [params.type].flat() as string[], {
        ...help,
        spelling: look.spelling,
        schema: lookup.at(look.section, within),
        itemsOf: schema => lookup.itemsOf(schema),
      })
    case 'propertyNames': {
      const name = String(params.propertyName)
      return wrongName(keyOriginAt(look.node, [...path, name]), name)
    }
    case 'minimum':
    case 'maximum':
      return outOfRange(
        at,
        nameOf(path),
        value,
        `${problem.keyword === 'minimum' ? 'at least' : 'at most'} ${params.limit}`,
        help,
      )
    case 'minLength':
    case 'minItems':
      return outOfRange(at, nameOf(path), value, `at least ${params.limit} long`, help)
    default:
      return wrongFormat(at, nameOf(path), value, { ...help, pattern: String(params.pattern) })
  }
}

/** The name of an entry is usually that of its image or folder. */
function namedAfter(key: string, value: unknown): { examples?: readonly string[] } {
  if (key !== 'name' || !isMap(value)) return {}
  const source = [value.image, value.path, value.chart].find(written => typeof written === 'string')
  const name = /([a-z][a-z0-9-]*)\/?(?:[:@][^/]*)?$/.exec(source ?? '')?.[1]
  return name === undefined ? {} : { examples: [name] }
}

const BLOCK = { description: 'Write under it what differs in that environment.' }

function byPlace(one: Diagnostic, other: Diagnostic): number {
  return (one.at?.line ?? 0) - (other.at?.line ?? 0) || (one.at?.column ?? 0) - (other.at?.column ?? 0)
}

function keyOf(path: Path): string {
  return path.join('\0')
}
