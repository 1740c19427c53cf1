import {
  type SchemaOptions,
  type Static,
  type TObject,
  type TOptional,
  type TProperties,
  type TSchema,
  Type,
} from '@sinclair/typebox'

/**
 * An object with these keys and no others. Every key may be left out unless `required` lists it. The title names the
 * object in the JSON Schema and in the reference.
 */
export function closed<Keys extends TProperties, Required extends keyof Keys & string = never>(
  title: string,
  description: string,
  keys: Keys,
  required: readonly Required[] = [],
): Closed<Keys, Required> {
  const wanted = new Set<string>(required)
  const properties = Object.fromEntries(
    Object.entries(keys).map(([key, schema]) => [key, wanted.has(key) ? schema : Type.Optional(schema)]),
  )
  return Type.Object(properties, { title, description, additionalProperties: false }) as unknown as Closed<
    Keys,
    Required
  >
}

/** The same, open to the user's own `x-…` keys, which only plugins read. */
export function extensible<Keys extends TProperties, Required extends keyof Keys & string = never>(
  title: string,
  description: string,
  keys: Keys,
  required: readonly Required[] = [],
): Closed<Keys, Required> {
  return { ...closed(title, description, keys, required), patternProperties: { '^x-': {} } }
}

/** One of a few strings, each with its meaning. A wrong value makes one error that lists the valid ones. */
export function oneOf<const Words extends Readonly<Record<string, string>>>(
  words: Words,
  description: string,
  options: SchemaOptions = {},
) {
  return Type.Unsafe<keyof Words & string>({
    type: 'string',
    enum: Object.keys(words),
    enumDescriptions: Object.values(words),
    description,
    ...options,
  })
}

/** A string. */
export function text(description: string, options: SchemaOptions = {}) {
  return Type.String({ minLength: 1, description, ...options })
}

/** Yes or no. */
export function flag(description: string, options: SchemaOptions = {}) {
  return Type.Boolean({ description, ...options })
}

/** A whole number of at least `minimum`. */
export function whole(minimum: number, description: string, options: SchemaOptions = {}) {
  return Type.Integer({ minimum, description, ...options })
}

/** A value that ends up as text whatever YAML makes of it: `1.10`, `true`, `INFO`. */
export function scalar(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'], description, ...options })
}

/** A quantity with an optional unit, where a bare number is common: `1`, `500m`, `512Mi`. */
export function quantity(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<string | number>({ type: ['string', 'number'], description, ...options })
}

/** A port by its number or by the name that `container.ports` gives it. */
export function portReference(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<number | string>({
    type: ['integer', 'string'],
    minimum: 1,
    maximum: 65535,
    description,
    ...options,
  })
}

/** A list. */
export function list<Item extends TSchema>(item: Item, description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, { description, ...options }))
}

/** A string, or a list of at least one. */
export function textOrList(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<string | readonly string[]>({
    type: ['string', 'array'],
    minLength: 1,
    minItems: 1,
    items: { type: 'string', minLength: 1 },
    description,
    ...options,
  })
}

/** A mapping from names that the user chooses to values of one shape. */
export function mapOf<Value extends TSchema>(value: Value, description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<Record<string, Static<Value>>>({
    type: 'object',
    additionalProperties: value,
    description,
    ...options,
  })
}

/** A mapping with whatever the user wants in it. */
export function anything(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<Record<string, unknown>>({ type: 'object', description, ...options })
}

/** A string for all environments, or one for each. */
export function textPerEnvironment(description: string, options: SchemaOptions = {}) {
  return Type.Unsafe<string | Record<string, string>>({
    type: ['string', 'object'],
    additionalProperties: { type: 'string', minLength: 1 },
    description,
    ...options,
  })
}

/** The same shape, described by what it is for in this place. */
export function described<Shape extends TSchema>(shape: Shape, description: string) {
  return Type.Unsafe<Static<Shape>>({ allOf: [shape], description })
}

/** The same keys as those of an object, or a plain yes or no for its `enabled`. */
export function flagOr<Shape extends TObject>(shape: Shape) {
  return Type.Unsafe<boolean | Static<Shape>>({ ...shape, type: ['boolean', 'object'] })
}

type Closed<Keys extends TProperties, Required extends keyof Keys> = TObject<{
  [Key in keyof Keys]: Key extends Required ? Keys[Key] : TOptional<Keys[Key]>
}>

/** A type without the names of others: the types of the package have each file by itself. */
export type Spelled<Named> = Named extends object ? { [Key in keyof Named]: Spelled<Named[Key]> } : Named
