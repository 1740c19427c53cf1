import type { ComposeSchema } from 'k3s-platform/plugin'
import type { Steps } from './nodes.ts'
import { flattened, kindOf, kindsOf, variantFor } from './schema-forms.ts'

/** One thing that is wrong with the shape of a compose file. */
export interface ShapeProblem {
  readonly keyword: 'bound' | 'choice' | 'duplicate' | 'enum' | 'missing' | 'name' | 'pattern' | 'type' | 'unknown'
  /** The way to the value; for `unknown` and `name` to the key, for `missing` to the map that lacks it. */
  readonly steps: Steps
  readonly value: unknown
  /**
   * For `missing` the key that is not there, for `duplicate` the position of the equal item before it, for `unknown`
   * the field next to it that would hold the key.
   */
  readonly other?: string | number
  /** For `type` the allowed types. */
  readonly kinds?: readonly string[]
  /** What the place is described by, in one piece. */
  readonly schema: ComposeSchema
  /** Descriptions of the places around it, the outermost first. */
  readonly around: readonly ComposeSchema[]
}

/** Says what is wrong with the shape of a file, in its order. */
export type Shape = (file: unknown) => readonly ShapeProblem[]

/**
 * The shape of compose files by the schema of the Compose Specification. Of alternatives only the one is looked at that
 * has the type of the value, so that one mistake makes one problem.
 */
export function shapeOf(root: ComposeSchema): Shape {
  const known = new Map<ComposeSchema, ComposeSchema>()
  const resolve = (schema: ComposeSchema): ComposeSchema => {
    const made = known.get(schema) ?? flattened(schema, root)
    known.set(schema, made)
    return made
  }
  const patterns = new Map<string, RegExp>()
  const matches = (pattern: string, text: string): boolean => {
    const made = patterns.get(pattern) ?? new RegExp(pattern)
    patterns.set(pattern, made)
    return made.test(text)
  }
  return file => {
    const problems: ShapeProblem[] = []
    look(file, root, { steps: [], around: [], resolve, matches, problems })
    return problems
  }
}

interface Looking {
  readonly steps: Steps
  readonly around: readonly ComposeSchema[]
  readonly resolve: (schema: ComposeSchema) => ComposeSchema
  readonly matches: (pattern: string, text: string) => boolean
  readonly problems: ShapeProblem[]
}

function look(value: unknown, place: ComposeSchema, looking: Looking): void {
  const { steps, around, resolve, matches, problems } = looking
  const whole = resolve(place)
  const schema = variantFor(value, whole, resolve)
  if (!schema) {
    problems.push({ keyword: 'type', steps, value, schema: whole, around, kinds: kindsOf(whole, resolve) })
    return
  }
  const say = (keyword: ShapeProblem['keyword']) => problems.push({ keyword, steps, value, schema, around })
  if (schema.enum && !schema.enum.includes(value)) say('enum')
  else if (Array.isArray(value)) lookAtItems(value, schema, looking)
  else if (kindOf(value) === 'object') lookAtFields(value as Record<string, unknown>, schema, looking)
  else if (typeof value === 'string' && schema.pattern && !matches(schema.pattern, value)) say('pattern')
  else if (typeof value === 'number' && !isWithin(value, schema)) say('bound')
}

function isWithin(value: number, { minimum = -Infinity, maximum = Infinity }: ComposeSchema): boolean {
  return value >= minimum && value <= maximum
}

function lookAtFields(map: Readonly<Record<string, unknown>>, schema: ComposeSchema, looking: Looking): void {
  const { steps, problems } = looking
  const around = [...looking.around, schema]
  const say = (keyword: ShapeProblem['keyword'], way: Steps, other?: string) =>
    problems.push({ keyword, steps: way, value: map, schema, around: looking.around, ...(other && { other }) })
  for (const key of schema.required ?? []) if (!Object.hasOwn(map, key)) say('missing', steps, key)
  const isChosen = schema.anyOf?.some(({ required = [] }) => required.every(key => Object.hasOwn(map, key))) ?? true
  if (!isChosen) say('choice', steps)
  for (const [key, value] of Object.entries(map)) {
    const inner = [...steps, key]
    const place = placeOf(key, schema, looking)
    if (place) look(value, place, { ...looking, steps: inner, around })
    // Where names are chosen freely, the name is wrong and not unknown.
    else if (place === false && schema.properties) say('unknown', inner, holderOf(key, schema, looking.resolve))
    else if (place === false) say('name', inner)
  }
}

/** What describes a field; `false` when it may not be there. */
function placeOf(key: string, schema: ComposeSchema, { matches }: Looking): ComposeSchema | false | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key]
  for (const [pattern, place] of Object.entries(schema.patternProperties ?? {})) if (matches(pattern, key)) return place
  return schema.additionalProperties === true ? undefined : schema.additionalProperties
}

function holderOf(key: string, { properties = {} }: ComposeSchema, resolve: Looking['resolve']): string | undefined {
  return Object.keys(properties).find(name => {
    const place = resolve(properties[name]!)
    return (place.oneOf ?? [place]).some(form => Object.hasOwn(resolve(form).properties ?? {}, key))
  })
}

function lookAtItems(list: readonly unknown[], schema: ComposeSchema, looking: Looking): void {
  const around = [...looking.around, schema]
  const { items } = schema
  if (items)
    for (const [index, item] of list.entries())
      look(item, items, { ...looking, steps: [...looking.steps, index], around })
  if (!schema.uniqueItems) return
  const seen = new Map<string, number>()
  for (const [index, item] of list.entries()) {
    const text = JSON.stringify(item)
    const other = seen.get(text)
    if (other === undefined) seen.set(text, index)
    else
      looking.problems.push({
        keyword: 'duplicate',
        steps: [...looking.steps, index],
        value: item,
        other,
        schema,
        around,
      })
  }
}
