import type { JsonSchema } from './json-schema.ts'

/** What a schema reads as text, with the way to it. Compact, because the published package carries it along. */
export interface TextPlaces {
  /** `text` where only text may be written, `scalar` where any scalar may, which ends up as text. */
  readonly is?: 'text' | 'scalar'
  /** The same for the keys of a mapping. */
  readonly keys?: Readonly<Record<string, TextPlaces>>
  /** The same for all keys that `keys` does not list. */
  readonly others?: TextPlaces
  /** The same for the items of a list. */
  readonly items?: TextPlaces
  /** The name of the definition that says it. */
  readonly ref?: string
}

/** The text places of each definition of a schema, by its name. */
export type TextPlacesByName = Readonly<Record<string, TextPlaces>>

/** The text places of all definitions of a schema. */
export function textPlacesOf($defs: Readonly<Record<string, JsonSchema>>): TextPlacesByName {
  return Object.fromEntries(Object.entries($defs).flatMap(([name, schema]) => named(name, placesIn(schema))))
}

function placesIn(schema: JsonSchema): TextPlaces | undefined {
  if (schema.$ref) return { ref: schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1) }
  const { properties = {}, additionalProperties, items } = schema
  const keys = Object.fromEntries(Object.entries(properties).flatMap(([key, inner]) => named(key, placesIn(inner))))
  const places: TextPlaces = {
    is: kindOf([schema.type ?? []].flat()),
    keys: Object.keys(keys).length > 0 ? keys : undefined,
    others: typeof additionalProperties === 'object' ? placesIn(additionalProperties) : undefined,
    items: items && placesIn(items),
  }
  const known = Object.entries(places).filter(([, value]) => value !== undefined)
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

function named(name: string, places: TextPlaces | undefined): [string, TextPlaces][] {
  return places ? [[name, places]] : []
}

/** A port or a number of pods is a number where it can be one, although it may also be a name or a percentage. */
function kindOf(types: readonly string[]): TextPlaces['is'] {
  if (!types.includes('string') || types.includes('integer')) return undefined
  return types.includes('number') || types.includes('boolean') ? 'scalar' : 'text'
}
