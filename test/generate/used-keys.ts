import type { JsonSchema } from '../../src/schema/json-schema.ts'

/** Every key that a schema knows, as `Ingress.path`, those of environment blocks as `IngressOverlay.path`. */
export function knownKeys(schema: JsonSchema): string[] {
  return Object.entries(schema.$defs ?? {}).flatMap(([title, { properties = {} }]) =>
    Object.keys(properties).map(key => `${title}.${key}`),
  )
}

/** Adds the keys that a file uses to `used`, in the same words. */
export function addUsedKeys(value: unknown, schema: JsonSchema, root: JsonSchema, used: Set<string>): void {
  const title = schema.$ref?.slice('#/$defs/'.length)
  if (title !== undefined) addUsedKeys(value, { ...root.$defs![title], title }, root, used)
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) addUsedKeys(value, part, root, used)
  if (Array.isArray(value)) for (const item of value) addUsedKeys(item, schema.items ?? {}, root, used)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const own = schema.properties?.[key]
      if (own) used.add(`${schema.title}.${key}`)
      const free = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
      addUsedKeys(inner, own ?? free, root, used)
    }
}
