import type { JsonSchema } from '../../src/schema/json-schema.ts'
import type { Way } from '../generate/mutated.ts'

/** A key of a schema, and values that somebody may write for it. */
export interface Trial {
  readonly way: Way
  readonly values: readonly unknown[]
}

/** Every key path of a schema, lists by their first element, with values that differ from each other. */
export function trialsOf(schema: JsonSchema, root: JsonSchema, way: Way = []): readonly Trial[] {
  const { properties = {}, items } = resolved(schema, root)
  const own = Object.entries(properties).filter(([key]) => !(way.length <= 1 && SKIPPED.has(key)))
  const inside = own.flatMap(([key, property]) => [
    // What a map does, its keys do.
    ...(isMap(property, root) ? [] : [{ way: [...way, key], values: valuesOf(key, property, root) }]),
    ...trialsOf(property, root, [...way, key]),
  ])
  return items && resolved(items, root).properties ? [...inside, ...trialsOf(items, root, [...way, 0])] : inside
}

/** What an entry cannot be without, what switches all of it, and what permits something that it does not do. */
const SKIPPED: ReadonlySet<string> = new Set(['name', 'enabled', 'diagnostics', 'allow_host_path'])

function isMap(schema: JsonSchema, root: JsonSchema): boolean {
  const { properties, items } = resolved(schema, root)
  return (properties ?? (items && resolved(items, root).properties)) !== undefined
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref
  return reference === undefined ? schema : root.$defs![reference.slice('#/$defs/'.length)]!
}

function valuesOf(key: string, written: JsonSchema, root: JsonSchema): readonly unknown[] {
  const schema = resolved(written, root)
  const words = schema.enum ?? schema.anyOf?.flatMap(part => part.enum ?? []) ?? []
  const examples = [...(written.examples ?? []), ...(schema.examples ?? [])]
  const types = [schema.type ?? []].flat()
  const plain = types.includes('boolean')
    ? [true, false]
    : types.includes('integer')
      ? [1, 3, 7]
      : types.includes('array')
        ? [[minimal(schema.items ?? {}, root)]]
        : types.includes('object') || schema.properties
          ? [minimal(schema, root)]
          : key.endsWith('path')
            ? ['/one', '/two']
            : ['one', 'two']
  return [...new Set([...words, ...examples, ...plain].map(value => JSON.stringify(value)))].map(text =>
    JSON.parse(text),
  )
}

/** The least that a schema takes; an empty map says nothing, so one key stands in it where none is needed. */
export function minimal(written: JsonSchema, root: JsonSchema): unknown {
  const schema = resolved(written, root)
  const needed = schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 1)
  if (schema.properties)
    return Object.fromEntries(needed.map(key => [key, valuesOf(key, schema.properties![key]!, root)[0]]))
  if (typeof schema.additionalProperties === 'object') return { one: minimal(schema.additionalProperties, root) }
  const [example] = schema.examples ?? schema.enum ?? schema.anyOf?.flatMap(part => part.enum ?? []) ?? []
  return example ?? ([schema.type].flat().includes('integer') ? 1 : 'one')
}
