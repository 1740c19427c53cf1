import { beforeInterpolation } from './interpolation.ts'
import type { JsonSchema } from './json-schema.ts'
import { overlaySchema } from './overlay.ts'

/** The blocks of apps.yaml that plugins may add keys to. */
export type OpenBlock = 'environment' | 'ingress' | 'scaling'

/** The keys that plugins add to each block, with their schemas. */
export type AddedKeys = Readonly<Record<OpenBlock, Readonly<Record<string, JsonSchema>>>>

/** The names of the definitions that describe the blocks. */
export const BLOCK_DEFINITIONS: Readonly<Record<OpenBlock, string>> = {
  environment: 'Environment',
  ingress: 'Ingress',
  scaling: 'Scaling',
}

/** The blocks by their names. */
export const BLOCKS = Object.keys(BLOCK_DEFINITIONS) as readonly OpenBlock[]

/** What apps.yaml has without plugins. */
export const NO_KEYS: AddedKeys = { environment: {}, ingress: {}, scaling: {} }

/** The keys that plugins add to a definition. */
export function addedTo(definition: string | undefined, added: AddedKeys): Readonly<Record<string, JsonSchema>> {
  const block = BLOCKS.find(name => BLOCK_DEFINITIONS[name] === definition)
  return block ? added[block] : {}
}

/** The published schema of apps.yaml with further keys. */
export function withAddedKeys(schema: JsonSchema, added: AddedKeys): JsonSchema {
  const $defs = { ...schema.$defs }
  for (const block of BLOCKS) {
    const name = BLOCK_DEFINITIONS[block]
    const entries = Object.entries(added[block])
    const add = (definition: string, change: (key: JsonSchema) => JsonSchema) => {
      const known = $defs[definition]
      const keys = Object.fromEntries(entries.map(([key, keySchema]) => [key, change(keySchema)]))
      if (known) $defs[definition] = { ...known, properties: { ...known.properties, ...keys } }
    }
    add(name, beforeInterpolation)
    add(`${name}Overlay`, key => beforeInterpolation(overlaySchema(key)))
  }
  return { ...schema, $defs }
}
