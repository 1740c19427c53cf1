import { readFileSync } from 'node:fs'

/** What the JSON schema of the Compose Specification says of one value. */
export interface ComposeSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, ComposeSchema>>
  readonly type?: ValueType | readonly ValueType[]
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, ComposeSchema>>
  readonly patternProperties?: Readonly<Record<string, ComposeSchema>>
  readonly required?: readonly string[]
  readonly items?: ComposeSchema
  readonly oneOf?: readonly ComposeSchema[]
  readonly anyOf?: readonly ComposeSchema[]
  readonly allOf?: readonly ComposeSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly uniqueItems?: boolean
}

/** What a value of YAML may be. */
export type ValueType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string'

/**
 * One way to write a value: `ports` may be a list, each port of it a number, a text or a map. `place` names what is
 * written, whatever the way: `workload_spec.ports[]`.
 */
export interface Form {
  readonly place: string
  readonly type: ValueType
  readonly schema: ComposeSchema
}

/** A key of a map, or any key of it when `name` is absent. */
export interface Key {
  readonly name: string | undefined
  readonly place: string
  readonly schema: ComposeSchema
  readonly required: boolean
}

/** The published schema. */
export const composeSchema: ComposeSchema = JSON.parse(
  readFileSync(new URL('../../../schemas/compose-spec.json', import.meta.url), 'utf8'),
)

/** Every way to write what a schema allows at a place. */
export function formsOf(schema: ComposeSchema, place: string): readonly Form[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice('#/$defs/'.length)
    return formsOf(composeSchema.$defs![name]!, name)
  }
  if (schema.allOf) return [{ place, type: 'object', schema }]
  if (schema.type !== undefined) return [schema.type].flat().map(type => ({ place, type, schema }))
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(one => formsOf(one, place))
}

/** Every key that a map may have, but for the user's own `x-…`. */
export function keysOf({ place, schema }: Form): readonly Key[] {
  const inherited = (schema.allOf ?? []).flatMap(one => formsOf(one, place).flatMap(keysOf))
  const own = Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
    name,
    place: `${place}.${name}`,
    schema: inner,
    required: schema.required?.includes(name) ?? false,
  }))
  const free = Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => pattern !== '^x-')
    .map(([, inner]) => ({ name: undefined, place: `${place}.*`, schema: inner, required: false }))
  return [...inherited, ...own, ...free]
}
