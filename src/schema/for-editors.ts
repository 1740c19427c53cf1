import type { JsonSchema } from './json-schema.ts'
import { mapSchemas } from './map-schemas.ts'

/**
 * The schema with examples in the descriptions. As `examples`, editors would propose them as values: names that do not
 * exist in the user's file. Messages still find them, under a key that editors ignore.
 */
export function forEditors(schema: JsonSchema): JsonSchema {
  const { $defs, examples, ...rest } = mapSchemas(schema, forEditors)
  const definitions = Object.entries($defs ?? {}).map(([name, definition]) => [name, forEditors(definition)] as const)
  return {
    ...rest,
    ...($defs && { $defs: Object.fromEntries(definitions) }),
    ...(examples && {
      description: `${schema.description ?? ''} For example: ${examples.map(shown).join(' or ')}.`.trim(),
      'x-examples': examples,
    }),
  }
}

function shown(example: unknown): string {
  const text = typeof example === 'string' ? example : JSON.stringify(example)
  return `\`${text}\``
}
