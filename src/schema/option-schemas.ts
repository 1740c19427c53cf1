import { beforeInterpolation } from './interpolation.ts'
import type { JsonSchema } from './json-schema.ts'
import { OPTIONS_OF } from './options-of.ts'
import { overlaySchema } from './overlay.ts'

/** The schemas of the options of plugins, by the names of the plugins. */
export type OptionSchemas = Readonly<Record<string, JsonSchema>>

/** The schemas of the options of these plugins. One that refers to its own definitions cannot move to another document. */
export function optionSchemasOf(
  plugins: readonly { readonly name: string; readonly options?: object }[],
): OptionSchemas {
  const known = plugins.flatMap(({ name, options }) =>
    options && !JSON.stringify(options).includes('"$ref":') ? [[name, options as JsonSchema] as const] : [],
  )
  return Object.fromEntries(known)
}

/**
 * The schema of apps.yaml with the options of plugins under `plugins.<name>`. They accept blocks of environments as entries
 * do; which, the caller says.
 */
export function withOptionSchemas(schema: JsonSchema, options: OptionSchemas): JsonSchema {
  const root = schema.$defs?.Root
  const plugins = root?.properties?.plugins
  if (!root || !plugins || Object.keys(options).length === 0) return schema
  const named = Object.entries(options).map(([name, { description }]) => [
    name,
    { $ref: `#/$defs/${OPTIONS_OF}${name}`, description: description ?? `Options of the plugin \`${name}\`.` },
  ])
  const definitions = Object.entries(options).flatMap(([name, option]) => [
    [`${OPTIONS_OF}${name}`, beforeInterpolation(option)],
    [`${OPTIONS_OF}${name}Overlay`, beforeInterpolation(overlaySchema(option))],
  ])
  const properties = { ...plugins.properties, ...Object.fromEntries(named) }
  return {
    ...schema,
    $defs: {
      ...schema.$defs,
      ...Object.fromEntries(definitions),
      Root: { ...root, properties: { ...root.properties, plugins: { ...plugins, properties } } },
    },
  }
}
