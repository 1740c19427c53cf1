import { isMap } from '../../ir/is-map.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { SHORT_FORMS, toVariables } from './short-forms.ts'

/** Finds the schema that the items of a list have. */
export type ItemsOf = (schema: JsonSchema) => JsonSchema | undefined

/** The value as its schema wants it, if there is no doubt what it means. */
export function fitting(schema: JsonSchema, key: string, value: unknown, itemsOf: ItemsOf): unknown {
  const kinds = [schema.type ?? []].flat()
  if (isScalar(value)) return scalarIn(schema, kinds, key, value, itemsOf)
  if (kinds.includes('array') && isMap(value)) return asList(itemsOf(schema), value)
  if (kinds.includes('object') && Array.isArray(value)) {
    if (key === 'environment' || key === 'args') return toVariables(value)
    if (key === 'environments') return byName(value)
    return value.length === 1 && isMap(value[0]) ? value[0] : undefined
  }
  return undefined
}

function scalarIn(
  schema: JsonSchema,
  kinds: readonly string[],
  key: string,
  value: string | number | boolean,
  itemsOf: ItemsOf,
): unknown {
  const text = String(value).replace(/[,;]$/, '')
  if (kinds.includes('array')) return asItems(schema, key, value, itemsOf)
  if (kinds.includes('object') && key === 'environment') return toVariables([text.replace(/^(\w+)[ :]\s*/, '$1=')])
  if (kinds.includes('object')) return SHORT_FORMS[schema.title ?? '']?.(value)
  if (kinds.includes('boolean') && !kinds.includes('string')) return BOOLEANS[text.toLowerCase()]
  if ((kinds.includes('integer') || kinds.includes('number')) && /^-?\d+$/.test(text)) return Number(text)
  return undefined
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  y: true,
  on: true,
  false: false,
  no: false,
  n: false,
  off: false,
}

function asItems(schema: JsonSchema, key: string, value: string | number | boolean, itemsOf: ItemsOf): unknown {
  const items = itemsOf(schema)
  if (items && [items.type].flat().includes('object')) {
    const item = fitting(items, key, value, itemsOf)
    return item === undefined ? undefined : [item]
  }
  if (WORDS.has(key)) return words(String(value))
  return typeof value === 'string' && value.includes(',') ? value.split(/\s*,\s*/) : [value]
}

/** Lists whose items are the words of a command. */
const WORDS = new Set(['args', 'command'])

function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare!)
}

/** A mapping is one item, or has the items by their names. */
function asList(items: JsonSchema | undefined, value: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(items?.properties ?? {})
  const written = Object.keys(value)
  if (written.length > 0 && written.every(key => keys.includes(key))) return [value]
  const named = Object.entries(value)
  if (!keys.includes('name') || named.length === 0 || !named.every(([, inner]) => isMap(inner))) return undefined
  return named.map(([name, inner]) => ({
    name,
    ...Object.fromEntries(Object.entries(inner as object).filter(([key]) => keys.includes(key))),
  }))
}

/** A list of names, or of mappings that have one, as a mapping. */
function byName(list: readonly unknown[]): unknown {
  const entries = list.map(item => {
    if (typeof item === 'string') return [item, {}] as const
    const { name, ...rest } = isMap(item) ? item : {}
    return [String(name), rest] as const
  })
  return entries.every(([name]) => name !== 'undefined') ? Object.fromEntries(entries) : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
