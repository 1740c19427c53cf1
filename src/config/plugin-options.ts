import type { Diagnostic } from '../ir/diagnostic.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { ConfigNode } from './config.ts'
import { madeValidators } from './made-validators.ts'
import { validateOptions } from './validate.ts'
import type { Validator } from './validators.ts'

/** What is wrong with the options that apps.yaml gives to a plugin. */
export async function checkPluginOptions(schema: object, node: ConfigNode): Promise<readonly Diagnostic[]> {
  return validateOptions(await validatorOf(schema), schema as JsonSchema, node)
}

/** The schema compiler is loaded only for plugins that do not come with the package. */
async function validatorOf(schema: object): Promise<Validator> {
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
