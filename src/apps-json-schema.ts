import { type Declarations, vocabularyOf } from './config/vocabulary.ts'
import { withBundled } from './load-config.ts'
import { withAddedKeys } from './schema/added-keys.ts'
import { forEditors } from './schema/for-editors.ts'
import * as published from './schema/json-schema.ts'

/**
 * The JSON Schema of apps.yaml for a file with these environments, or any, with the keys that its plugins add. Values that
 * are only examples are in the descriptions.
 */
export async function appsJsonSchema(
  environments?: readonly string[],
  plugins: readonly Declarations[] = [],
): Promise<published.JsonSchema> {
  return forEditors(
    withAddedKeys(await published.appsJsonSchema(environments), vocabularyOf(withBundled(plugins)).keys),
  )
}
