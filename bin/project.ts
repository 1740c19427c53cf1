import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Config, Plugin } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { file } from './option.ts'
import { pluginsBeside } from './plugin-file.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** An apps.yaml that was read, and the plugins beside it. */
export interface OpenProject {
  readonly config: Config
  /** The folder of apps.yaml, absolute. */
  readonly folder: string
  /** The folder as one would write it from where one stands; empty when one stands in it. */
  readonly shownFolder: string
  readonly plugins: readonly Plugin[]
}

/** Reads the apps.yaml that is meant. That it is not there is a UsageError; its mistakes are in the configuration. */
export async function openProject(given: Arguments, world: World): Promise<OpenProject> {
  const path = pathOf(given, world)
  const folder = dirname(path)
  return {
    config: await configAt(path, world),
    folder,
    shownFolder: relative(world.folder, folder),
    plugins: await pluginsBeside(folder),
  }
}

/** The apps.yaml that is meant, absolute. */
export function pathOf(given: Arguments, world: World): string {
  return resolve(world.folder, given.text(file) ?? 'apps.yaml')
}

/** Reads an apps.yaml without its plugins. */
export async function configAt(path: string, world: World): Promise<Config> {
  const { ConfigFileError, loadConfig } = await import('k3s-platform')
  try {
    return await loadConfig(path)
  } catch (error) {
    if (!(error instanceof ConfigFileError)) throw error
    const shown = relative(world.folder, path) || basename(path)
    throw new UsageError(`There is no file "${shown}" to read: ${error.problem}.`, whereElse(path, world))
  }
}

function whereElse(path: string, world: World): string {
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder)) {
    const above = join(dirname(folder), 'apps.yaml')
    if (existsSync(above)) return `There is one above: --file ${relative(world.folder, above)}`
  }
  return 'Go to the folder of your apps.yaml, or name the file: --file path/to/apps.yaml'
}
