import { writeFileSync } from 'node:fs'
import { bundledPlugins } from '../src/bundled-plugins.ts'
import { wholeDefinitions } from '../src/schema/definitions.ts'
import { forEditors } from '../src/schema/for-editors.ts'
import { beforeInterpolation } from '../src/schema/interpolation.ts'
import { type JsonSchema, withAnyEnvironment } from '../src/schema/json-schema.ts'
import { Metadata } from '../src/schema/metadata.ts'
import { optionSchemasOf, withOptionSchemas } from '../src/schema/option-schemas.ts'
import { overlaySchema } from '../src/schema/overlay.ts'
import { bundledVocabulary } from './bundled-vocabulary.ts'

/** The text of `schemas/apps-schema.json`, for editors: entries accept blocks of any environment. */
export function schemaText(): string {
  const { $defs = {}, ...reference } = wholeDefinitions(bundledVocabulary().keys)
  const both = Object.entries($defs).flatMap(([name, definition]) => [
    [name, beforeInterpolation(definition)] as const,
    [`${name}Overlay`, beforeInterpolation(overlaySchema(definition))] as const,
  ])
  const schema: JsonSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'apps.yaml of k3s-platform',
    ...reference,
    $defs: onlyReached(Object.fromEntries(both)),
  }
  const whole = withOptionSchemas(schema, optionSchemasOf(bundledPlugins()))
  return `${JSON.stringify(forEditors(withAnyEnvironment(whole)), null, 2)}\n`
}

/** The text of `schemas/k3sapp-schema.json`, for tools that read the metadata files of the tree. */
export function metadataSchemaText(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...Metadata,
    title: 'k3sapp.json of k3s-platform',
  }
  // Programs that check metadata files know the words of JSON Schema only.
  return `${JSON.stringify(schema, (key, value) => (key === 'enumDescriptions' ? undefined : value), 2)}\n`
}

/** The definitions but for the overlays that nothing refers to: those of what stands outside of entries. */
function onlyReached(all: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  const entries = withAnyEnvironment({ $defs: all })
  const reached = new Set<string>(['Root'])
  for (const name of reached) {
    const text = JSON.stringify(entries.$defs?.[name])
    for (const [, next] of text.matchAll(/"#\/\$defs\/(\w+)"/g)) reached.add(next!)
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(name)))
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('../schemas/apps-schema.json', import.meta.url), schemaText())
  writeFileSync(new URL('../schemas/k3sapp-schema.json', import.meta.url), metadataSchemaText())
}
