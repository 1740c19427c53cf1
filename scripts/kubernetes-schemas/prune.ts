/** A schema as an API server publishes it, in OpenAPI v3. */
export interface OpenApiSchema {
  readonly $ref?: string
  readonly allOf?: readonly OpenApiSchema[]
  readonly type?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, OpenApiSchema>>
  readonly additionalProperties?: boolean | OpenApiSchema
  readonly items?: OpenApiSchema
  readonly default?: unknown
  readonly oneOf?: readonly OpenApiSchema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly 'x-kubernetes-group-version-kind'?: readonly {
    readonly group: string
    readonly version: string
    readonly kind: string
  }[]
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set'
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
}

/** A schema as it is kept: plain JSON Schema and three `x-` words. */
export type Schema = Readonly<Record<string, unknown>>

/** How to prune one definition. */
export interface Pruning {
  /** Follows a `$ref` and answers with the new one. */
  readonly refer: (pointer: string) => string
  /** Whether the schema is a CustomResourceDefinition's: complete, and itself what the server validates with. */
  readonly structural: boolean
}

const KEPT = ['enum', 'required', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties'] as const
const KEPT_TOO = ['maxProperties', 'uniqueItems', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'] as const
const KEPT_FORMATS = ['byte', 'date-time']

/** The part of a schema that decides about an object; fields that the server would not know are refused. */
export function prune(schema: OpenApiSchema, pruning: Pruning): Schema {
  const pointer = schema.$ref ?? schema.allOf?.[0]?.$ref
  if (pointer) return { $ref: pruning.refer(pointer) }
  const unread: Readonly<Record<string, unknown>> = { ...schema }
  return withoutUndefined({
    ...typeOf(schema),
    ...bounds(schema),
    ...Object.fromEntries([...KEPT, ...KEPT_TOO].map(key => [key, unread[key]])),
    ...list(schema, pruning),
    ...fields(schema, pruning),
  })
}

function typeOf(schema: OpenApiSchema): Schema {
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string']) {
    return { type: ['integer', 'string'], 'x-kubernetes-int-or-string': true }
  }
  // A quantity: `oneOf` of a string and a number.
  if (schema.oneOf?.every(({ type }) => type)) return { type: schema.oneOf.map(({ type }) => type).sort() }
  return { type: schema.type, format: KEPT_FORMATS.find(format => format === schema.format) }
}

/** A Go int32 refuses what does not fit; larger integers than that are left to JSON. */
function bounds({ type, format, minimum, maximum }: OpenApiSchema): Schema {
  if (type !== 'integer' || format !== 'int32') return { minimum, maximum }
  return { minimum: Math.max(minimum ?? -Infinity, -(2 ** 31)), maximum: Math.min(maximum ?? Infinity, 2 ** 31 - 1) }
}

function list(schema: OpenApiSchema, pruning: Pruning): Schema {
  if (!schema.items) return {}
  const keys = schema['x-kubernetes-list-map-keys']
  return {
    items: prune(schema.items, pruning),
    'x-list-map-keys': keys,
    // Built-in kinds check their sets only in server-side apply.
    ...(pruning.structural && schema['x-kubernetes-list-type'] === 'set' && { uniqueItems: true }),
  }
}

function fields(schema: OpenApiSchema, pruning: Pruning): Schema {
  const { properties, additionalProperties } = schema
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true
  const values = typeof additionalProperties === 'object' ? prune(additionalProperties, pruning) : undefined
  // A built-in type without properties is one that takes anything, such as RawExtension.
  const closed = schema.type === 'object' && !open && (properties !== undefined || pruning.structural)
  return {
    properties: properties && Object.fromEntries(Object.entries(properties).map(field => pruneField(field, pruning))),
    additionalProperties: values ?? additionalProperties ?? (closed ? false : undefined),
    'x-kubernetes-preserve-unknown-fields': open || undefined,
  }
}

function pruneField([name, schema]: [string, OpenApiSchema], pruning: Pruning): [string, Schema] {
  const { default: preset } = schema
  const scalar = typeof preset === 'string' && preset !== ''
  return [name, { ...prune(schema, pruning), ...(scalar && !schema.allOf && { default: preset }) }]
}

function withoutUndefined(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}
