import type { JsonSchema } from './json-schema.ts'
import { mapSchemas } from './map-schemas.ts'

/** The schema of the same before variables are replaced: wherever a scalar is valid, a string with `${…}` is too. */
export function beforeInterpolation(schema: JsonSchema): JsonSchema {
  const inner = mapSchemas(schema, beforeInterpolation)
  const types = [inner.type ?? []].flat()
  if (inner.enum) {
    const { description, title, default: fallback, examples, ...choice } = inner
    const around = { description, ...(fallback !== undefined && { default: fallback }), ...(examples && { examples }) }
    return { ...around, anyOf: [choice, { type: 'string', pattern: VARIABLE }] }
  }
  if (inner.pattern) return { ...inner, pattern: `${inner.pattern}|${VARIABLE}` }
  const hasScalar = types.some(type => type === 'boolean' || type === 'integer' || type === 'number')
  if (!hasScalar || types.includes('string')) return inner
  return { ...inner, type: [...types, 'string'], pattern: VARIABLE }
}

const VARIABLE = '\\$\\{'
