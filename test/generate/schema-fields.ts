import type { KubernetesSchema, KubernetesSchemas } from '../../src/schema/kubernetes-schemas.ts'

/** A field of a kind: the way to it, and what it may hold. */
export interface SchemaField {
  readonly steps: readonly (string | number)[]
  readonly schema: KubernetesSchema
  /** Whether its map or list is not valid without it. */
  readonly isRequired: boolean
}

/** Every field of a definition, with those below it; of lists the first element, of maps a key `a`. */
export function* fieldsOf(schemas: KubernetesSchemas, reference: string): Generator<SchemaField> {
  yield* below(schemas, { $ref: reference }, [], new Set())
}

function* below(
  schemas: KubernetesSchemas,
  written: KubernetesSchema,
  steps: SchemaField['steps'],
  seen: ReadonlySet<KubernetesSchema>,
): Generator<SchemaField> {
  const schema = resolved(schemas, written)
  if (seen.has(schema)) return
  const within = new Set([...seen, schema])
  const { properties = {}, additionalProperties, items, required = [] } = schema
  const parts = [
    ...Object.entries(properties).map(([step, part]) => ({ step, part, isRequired: required.includes(step) })),
    ...(typeof additionalProperties === 'object' ? [{ step: 'a', part: additionalProperties, isRequired: false }] : []),
    ...(items ? [{ step: 0, part: items, isRequired: true }] : []),
  ]
  for (const { step, part, isRequired } of parts) {
    yield { steps: [...steps, step], schema: resolved(schemas, part), isRequired }
    yield* below(schemas, part, [...steps, step], within)
  }
}

/** A copy of an object in which one field has this value; what is missing on the way to it is made as its schema says. */
export function withField(
  schemas: KubernetesSchemas,
  reference: string,
  object: object,
  steps: SchemaField['steps'],
  value: unknown,
): object {
  const copy: Record<string | number, unknown> = JSON.parse(JSON.stringify(object))
  let node = copy
  let schema = resolved(schemas, { $ref: reference })
  for (const [index, step] of steps.entries()) {
    schema = partOf(schemas, schema, step)
    if (index === steps.length - 1) node[step] = value
    else node[step] ??= least(schemas, schema)
    node = node[step] as typeof node
  }
  return copy
}

/** Values of every other type than those of the schema. */
export function wrongValues({ type }: KubernetesSchema): readonly unknown[] {
  const types = type === undefined ? undefined : [type].flat()
  if (!types) return []
  return SAMPLES.filter(([name]) => !types.includes(name) && !(name === 'integer' && types.includes('number'))).map(
    ([, value]) => value,
  )
}

const SAMPLES: readonly (readonly [string, unknown])[] = [
  ['string', 'some text'],
  ['integer', 8080],
  ['boolean', true],
  ['array', [1]],
  ['object', { name: 'some map' }],
]

/** The smallest value that a schema takes. */
function least(schemas: KubernetesSchemas, written: KubernetesSchema): unknown {
  const schema = resolved(schemas, written)
  switch ([schema.type ?? 'object'].flat()[0]) {
    case 'array':
      return schema.items ? [least(schemas, schema.items)] : []
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'string':
      return schema.enum?.[0] ?? 'a'
    default:
      return Object.fromEntries(
        (schema.required ?? []).map(name => [name, least(schemas, schema.properties?.[name] ?? {})]),
      )
  }
}

function partOf(schemas: KubernetesSchemas, schema: KubernetesSchema, step: string | number): KubernetesSchema {
  const { properties, additionalProperties, items } = schema
  const part = typeof step === 'number' ? items : (properties?.[step] ?? additionalProperties)
  return resolved(schemas, typeof part === 'object' ? part : {})
}

function resolved({ $defs }: KubernetesSchemas, schema: KubernetesSchema): KubernetesSchema {
  return schema.$ref === undefined ? schema : $defs[schema.$ref.slice('#/$defs/'.length)]!
}
