import type { Diagnostic } from '../ir/diagnostic.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { ConfigNode } from './config.ts'
import { validatorOf } from './schema-validator.ts'
import { validateOptions } from './validate.ts'

/** What is wrong with the options that apps.yaml gives to a plugin. */
export async function checkPluginOptions(schema: object, node: ConfigNode): Promise<readonly Diagnostic[]> {
  return validateOptions(await validatorOf(schema), schema as JsonSchema, node)
}
