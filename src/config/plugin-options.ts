import type { Diagnostic } from '../ir/diagnostic.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { ConfigNode } from './config.ts'
import { validateOptions } from './validate.ts'
import type { Validator } from './validators.ts'

/** What is wrong with the options that apps.yaml gives to a plugin; the schema compiler is loaded only for this. */
export async function checkPluginOptions(schema: object, node: ConfigNode): Promise<readonly Diagnostic[]> {
  const { Ajv } = await import('ajv')
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false })
  // AJV's guard narrows its argument, which the plain validator does not promise.
  return validateOptions(ajv.compile(schema) as Validator, schema as JsonSchema, node)
}
