import { madeValidators } from './made-validators.ts'
import type { Validator } from './validators.ts'

/**
 * The validator of a schema that a plugin brings. Those of bundled plugins are made in advance; the schema compiler is
 * loaded only for plugins that do not come with the package.
 */
export async function validatorOf(schema: object): Promise<Validator> {
  const known = compiled.get(schema) ?? madeValidators().get(JSON.stringify(schema))
  if (known) return known
  const { Ajv } = await import('ajv')
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false })
  // AJV's guard narrows its argument, which the plain validator does not promise.
  const validator = ajv.compile(schema) as Validator
  compiled.set(schema, validator)
  return validator
}

const compiled = new WeakMap<object, Validator>()
