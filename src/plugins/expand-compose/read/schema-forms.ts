import type { ComposeSchema } from 'k3s-platform/plugin'

type Resolve = (schema: ComposeSchema) => ComposeSchema

/** A schema in one piece: references and `allOf` are put into it. */
export function flattened(schema: ComposeSchema, root: ComposeSchema): ComposeSchema {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.slice('#/$defs/'.length)]
    if (!target) throw new Error(`The schema refers to "${schema.$ref}", which it does not have.`)
    return { ...flattened(target, root), ...(schema.description && { description: schema.description }) }
  }
  if (!schema.allOf) return schema
  const { allOf, unevaluatedProperties, ...own } = schema
  const parts = [...allOf.map(part => flattened(part, root)), own]
  const type = parts.find(part => part.type !== undefined)?.type
  return {
    ...own,
    ...(type !== undefined && { type }),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    patternProperties: Object.assign({}, ...parts.map(({ patternProperties }) => patternProperties)),
    required: parts.flatMap(({ required }) => required ?? []),
    ...(unevaluatedProperties === false && { additionalProperties: false }),
  }
}

/** The form that a value has by its type: the schema itself, or one of its alternatives. Undefined when it has none. */
export function variantFor(value: unknown, schema: ComposeSchema, resolve: Resolve): ComposeSchema | undefined {
  if (schema.oneOf) {
    for (const alternative of schema.oneOf) {
      const variant = variantFor(value, resolve(alternative), resolve)
      if (variant) return variant
    }
    return undefined
  }
  if (schema.type === undefined) return schema
  const kind = kindOf(value)
  const isMeant = [schema.type].flat().some(type => type === kind || (type === 'number' && kind === 'integer'))
  return isMeant ? schema : undefined
}

/** The types that a place takes, with those of its alternatives. */
export function kindsOf(schema: ComposeSchema, resolve: Resolve): readonly string[] {
  if (schema.oneOf) return [...new Set(schema.oneOf.flatMap(alternative => kindsOf(resolve(alternative), resolve)))]
  return [schema.type ?? []].flat()
}

/** The type of a value in the words of JSON Schema. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}
