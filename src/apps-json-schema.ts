import { type Declarations, vocabularyOf } from './config/vocabulary.ts'
import { withAddedKeys } from './schema/added-keys.ts'
import * as published from './schema/json-schema.ts'

/** The JSON Schema of apps.yaml for a file with these environments, with the keys that its plugins add. */
export async function appsJsonSchema(
  environments: readonly string[],
  plugins: readonly Declarations[] = [],
): Promise<published.JsonSchema> {
  return withAddedKeys(await published.appsJsonSchema(environments), vocabularyOf(plugins).keys)
}
