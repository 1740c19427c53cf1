import type { JsonSchema } from './json-schema.ts'

/** The schema with each schema directly inside it replaced. */
export function mapSchemas(schema: JsonSchema, replace: (child: JsonSchema) => JsonSchema): JsonSchema {
  const mapAll = (children: Readonly<Record<string, JsonSchema>>) =>
    Object.fromEntries(Object.entries(children).map(([name, child]) => [name, replace(child)]))
  const { properties, patternProperties, additionalProperties, items, anyOf } = schema
  return {
    ...schema,
    ...(properties && { properties: mapAll(properties) }),
    ...(patternProperties && { patternProperties: mapAll(patternProperties) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: replace(additionalProperties) }),
    ...(items && { items: replace(items) }),
    ...(anyOf && { anyOf: anyOf.map(replace) }),
  }
}
