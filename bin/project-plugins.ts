import { join } from 'node:path'
import type { Plugin } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { format, noConfig, quiet } from './option.ts'
import { pluginFileIn, pluginsBeside } from './plugin-file.ts'
import { json } from './unit/option.ts'
import type { World } from './world.ts'

/** The plugins of a project. */
export interface ProjectPlugins {
  readonly plugins: readonly Plugin[]
  /** The file that names them, when `--no-config` left it out. */
  readonly leftOut?: string
}

/** Loads the plugins next to an apps.yaml, unless they are disabled, and reports which code ran. */
export async function projectPlugins(
  folder: string,
  shownFolder: string,
  given: Arguments,
  world: World,
): Promise<ProjectPlugins> {
  const name = pluginFileIn(folder)
  if (name === undefined) return { plugins: [] }
  if (given.has(noConfig)) return { plugins: [], leftOut: name }
  const plugins = await pluginsBeside(folder)
  if (isForPeople(given)) world.errors.write(`Loaded plugins from ${join(shownFolder, name)}\n`)
  return { plugins }
}

function isForPeople(given: Arguments): boolean {
  return !given.has(quiet) && !given.has(json) && (given.text(anyFormat) ?? 'pretty') === 'pretty'
}

const anyFormat = format('pretty')
