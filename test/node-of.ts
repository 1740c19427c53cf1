import { type ReadYamlOptions, readYaml } from '../src/config/read-yaml.ts'
import { sourceFile } from '../src/config/source-file.ts'

/** A YAML text as plain data that knows its places, as plugins meet it. */
export function nodeOf(text: string, options?: ReadYamlOptions): Record<string, unknown> {
  return readYaml(sourceFile('apps.yaml', text), options).value as Record<string, unknown>
}
