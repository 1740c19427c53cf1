import { type Diagnostic, error } from '../ir/diagnostic.ts'

/**
 * Two plugins declare the same key of a block with different schemas. This is a mistake of the plugin that is loaded
 * later. Rename the key there, with the name of the scaler or of the organization as its prefix.
 */
export function declaredTwice(
  block: string,
  key: string,
  [first, second]: readonly [first: string, second: string],
): Diagnostic {
  return error(
    'config/key-declared-twice',
    `The plugins "${first}" and "${second}" declare the key "${key}" of "${block}" with different schemas.`,
    undefined,
    `Rename the key in "${second}", or leave one of the two plugins out.`,
  )
}

/**
 * A program gives `compile` a plugin that adds keys to apps.yaml, and has read apps.yaml without it: the keys were
 * unknown. Pass the same plugins to both. The command line does so.
 */
export function readWithoutPlugin(plugin: string): Diagnostic {
  return error(
    'config/read-without-plugin',
    `The configuration was read without the plugin "${plugin}", which adds keys to it.`,
    undefined,
    'Pass the same list to loadConfig or readConfig: loadConfig(path, { plugins }).',
  )
}
