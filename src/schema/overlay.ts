import type { JsonSchema } from './json-schema.ts'
import { mapSchemas } from './map-schemas.ts'

/**
 * The schema of what changes a node instead of being one: every key may be left out at any depth, and `null` takes a
 * value away. References lead to the overlays of the same definitions.
 */
export function overlaySchema(schema: JsonSchema): JsonSchema {
  const { $ref, required, if: _if, then: _then, default: _default, ...rest } = mapSchemas(schema, overlaySchema)
  return {
    ...rest,
    ...($ref && { $ref: `${$ref}Overlay` }),
    ...(rest.type && { type: [...[rest.type].flat().filter(type => type !== 'null'), 'null'] }),
    ...(rest.enum && { enum: [...rest.enum, null] }),
    ...(rest.enumDescriptions && { enumDescriptions: [...rest.enumDescriptions, 'Takes the key away.'] }),
  }
}
