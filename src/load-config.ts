import { bundledPlugins } from './bundled-plugins.ts'
import type { Config } from './config/config.ts'
import * as words from './config/entry-in-words.ts'
import * as load from './config/load.ts'
import * as read from './config/read-config.ts'
import type { Declarations } from './config/vocabulary.ts'

/**
 * Reads an apps.yaml from disk; the files that it refers to are looked for in its folder and in those that are allowed,
 * and nowhere else. It may use the keys of bundled plugins and of those in `plugins`.
 */
export async function loadConfig(path: string, options: load.LoadOptions = {}): Promise<Config> {
  return load.loadConfig(path, { ...options, plugins: withBundled(options.plugins) })
}

/** Reads and checks apps.yaml as far as that can be done without an environment. Mistakes are in `diagnostics`. */
export async function readConfig(text: read.ConfigText): Promise<Config> {
  return read.readConfig({ ...text, plugins: withBundled(text.plugins) })
}

/**
 * What apps.yaml would say if it had this entry alone, and its environment at `localhost`, behind the first bundled
 * ingress class unless the entry names one.
 */
export async function configInWords(
  entry: words.EntryInWords,
  folder: string,
  options: load.LoadOptions = {},
): Promise<Config> {
  const ingressClass = entry.ingressClass ?? bundledIngressClasses()[0]!
  return words.configInWords({ ...entry, ingressClass }, folder, { ...options, plugins: withBundled(options.plugins) })
}

/** The ingress classes that come with the package. Plugins of a project may serve more. */
export function bundledIngressClasses(): readonly string[] {
  return bundledPlugins().flatMap(({ ingressClasses = {} }) => Object.keys(ingressClasses))
}

/** The bundled plugins, and these. */
export function withBundled(plugins: readonly Declarations[] = []): readonly Declarations[] {
  return [...bundledPlugins(), ...plugins]
}
