import { type Declarations, vocabularyOf } from './config/vocabulary.ts'
import { withBundled } from './load-config.ts'
import { withAddedKeys } from './schema/added-keys.ts'
import { forEditors } from './schema/for-editors.ts'
import * as published from './schema/json-schema.ts'
import { optionSchemasOf, withOptionSchemas } from './schema/option-schemas.ts'

/** A plugin as far as it adds to the schema: keys of blocks, and its options. */
export type SchemaPlugin = Declarations & { readonly options?: object }

/**
 * The JSON Schema of apps.yaml for a file with these environments, or any, with the keys that its plugins add, and with
 * their options. Values that are only examples are in the descriptions.
 */
export async function appsJsonSchema(
  environments?: readonly string[],
  plugins: readonly SchemaPlugin[] = [],
): Promise<published.JsonSchema> {
  // The published schema has the options of the bundled plugins.
  const schema = withOptionSchemas(await published.appsJsonSchema(), optionSchemasOf(plugins))
  const inEnvironments = environments
    ? published.withEnvironments(schema, environments)
    : published.withAnyEnvironment(schema)
  return forEditors(withAddedKeys(inEnvironments, vocabularyOf(withBundled(plugins)).keys))
}
