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
 * A plugin declares a key that apps.yaml has without it. This is a mistake of the plugin: its schema has no effect. Rename
 * the key there, with the name of the scaler, the class or the organization as its prefix.
 */
export function keyTaken(block: string, key: string, plugin: string): Diagnostic {
  return error(
    'config/key-taken',
    `The plugin "${plugin}" declares the key "${key}" of "${block}", which apps.yaml has already.`,
    undefined,
    `Rename the key in "${plugin}", or leave the plugin out.`,
  )
}

/**
 * A plugin declares a key with a schema that has a `$ref`. Each key is checked by itself, so the reference leads nowhere.
 * This is a mistake of the plugin. Write the schema that the reference means in its place.
 */
export function referenceInSettings(block: string, key: string, plugin: string): Diagnostic {
  return error(
    'config/reference-in-settings',
    `The plugin "${plugin}" declares the key "${key}" of "${block}" with a schema that has a "$ref".`,
    undefined,
    `Replace the "$ref" in "${plugin}" with the schema that it means.`,
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
