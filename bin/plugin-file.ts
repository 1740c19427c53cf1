import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'k3s-platform'
import { importModule } from './import-module.ts'
import { FileError } from './usage-error.ts'

/** The name of the file of plugins in a folder. */
export function pluginFileIn(folder: string): string | undefined {
  return PLUGIN_FILES.find(candidate => existsSync(join(folder, candidate)))
}

/**
 * The plugins that the file `k3s-platform.config.*` of a folder names; none without such a file. It exports
 * `{ plugins: […] }` by default, or `plugins`.
 */
export async function pluginsBeside(folder: string): Promise<readonly Plugin[]> {
  const name = pluginFileIn(folder)
  return name === undefined ? [] : pluginsOf(await loaded(folder, name), name)
}

/** What the file may be called, the first that is there counts. */
export const PLUGIN_FILES: readonly string[] = ['ts', 'mts', 'mjs', 'js'].map(ending => `k3s-platform.config.${ending}`)

async function loaded(folder: string, name: string): Promise<unknown> {
  const path = join(folder, name)
  const forget = /\.m?ts$/.test(name) && !readsTypeScript() ? await readingTypeScript(path) : undefined
  try {
    // Under its age, for a program that runs on while the file is edited would be given the old module.
    return await importModule(`${pathToFileURL(path).href}?${statSync(path).mtimeMs}`)
  } catch (error) {
    throw new FileError(
      `The file "${name}" cannot be loaded: ${error instanceof Error ? error.message : error}`,
      hintFor(error),
    )
  } finally {
    await forget?.()
  }
}

/** Newer versions of Node leave the types out by themselves. */
function readsTypeScript(): boolean {
  return 'typescript' in process.features && Boolean(process.features.typescript)
}

/** Not every Node reads TypeScript; the user's own tsx does. */
async function readingTypeScript(path: string): Promise<() => Promise<void>> {
  try {
    // What is resolved is tsx's CommonJS entry, whose register() looks for its own files in the wrong folder.
    const tsx = createRequire(path)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs')
    const api = (await importModule(pathToFileURL(tsx).href)) as typeof import('tsx/esm/api')
    return api.register()
  } catch {
    throw new FileError(
      `The file "${path}" is TypeScript, which this version of Node (${process.version}) cannot load directly.`,
      'Install tsx (npm install --save-dev tsx), or rename it to k3s-platform.config.mjs without types.',
    )
  }
}

function hintFor(error: unknown): string | undefined {
  return /'k3s-platform/.test(String(error))
    ? 'Install k3s-platform in the folder of apps.yaml: npm install --save-dev k3s-platform'
    : undefined
}

function pluginsOf(module: unknown, name: string): readonly Plugin[] {
  const { default: exported, plugins } = module as { default?: { plugins?: unknown }; plugins?: unknown }
  const list = exported?.plugins ?? plugins
  if (!Array.isArray(list))
    throw new FileError(`The file "${name}" does not export plugins.`, 'Write export default { plugins: [ … ] }')
  list.forEach((plugin, index) => {
    if (typeof plugin?.name !== 'string' || typeof plugin?.apply !== 'function')
      throw new FileError(
        `Element ${index} of "plugins" in "${name}" is not a plugin.`,
        'A plugin has a name and a function apply. If it is a factory, call it: costCenter() instead of costCenter.',
      )
  })
  return list
}
