import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Config, ConfigFileError, LoadOptions } from 'k3s-platform'
import { appsYamlAbove } from './apps-yaml-above.ts'
import type { Arguments } from './arguments.ts'
import { notUtf8 } from './not-utf8.ts'
import { allowPath, file } from './option.ts'
import { type ProjectPlugins, projectPlugins } from './project-plugins.ts'
import { FileError, UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** An apps.yaml that was read, and its plugins. */
export interface OpenProject extends ProjectPlugins {
  readonly config: Config
  /** The folder of apps.yaml, absolute. */
  readonly folder: string
  /** The folder relative to the current one; empty if it is the current one. */
  readonly shownFolder: string
}

/** Reads the apps.yaml that is meant. That it is not there is a UsageError; its mistakes are in the configuration. */
export async function openProject(given: Arguments, world: World, path = pathOf(given, world)): Promise<OpenProject> {
  const folder = dirname(path)
  const shownFolder = relative(world.folder, folder)
  // A file that is missing is reported by the reader, before any code runs.
  const own = existsSync(path) ? await projectPlugins(folder, shownFolder, given, world) : { plugins: [] }
  const config = await configAt(path, world, { allowed: allowedFolders(given, world), plugins: own.plugins })
  return { config, folder, shownFolder, ...own }
}

/** The apps.yaml that is named, else the one in this folder or the nearest above; absolute. */
export function pathOf(given: Arguments, world: World): string {
  const named = given.text(file)
  if (named !== undefined) return resolve(world.folder, named)
  return appsYamlAbove(world.folder) ?? resolve(world.folder, 'apps.yaml')
}

/** Folders outside of the project whose files it may refer to, absolute. */
export function allowedFolders(given: Arguments, world: World): readonly string[] {
  return given.list(allowPath).map(written => {
    const folder = resolve(world.folder, written)
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`There is no folder "${written}" to allow.`, `Name an existing folder: --allow-path ../base`)
    return folder
  })
}

/** Reads an apps.yaml, which may use keys of the given plugins. */
export async function configAt(path: string, world: World, options: LoadOptions = {}): Promise<Config> {
  const { ConfigFileError, loadConfig } = await import('k3s-platform')
  try {
    const config = await loadConfig(path, options)
    world.hide(config.secrets)
    return config
  } catch (error) {
    if (!(error instanceof ConfigFileError)) throw error
    throw whatIsWrong(error, path, world)
  }
}

function whatIsWrong({ problem, line }: ConfigFileError, path: string, world: World): UsageError {
  const shown = relative(world.folder, path) || basename(path)
  switch (problem) {
    case 'missing':
      return new UsageError(`There is no file "${shown}" here.`, whereElse(path, world))
    case 'a folder':
      return new UsageError(
        `"${shown}" is a folder.`,
        existsSync(join(path, 'apps.yaml'))
          ? `Name the file in it: --file ${join(shown, 'apps.yaml')}`
          : 'Name a file: --file path/to/apps.yaml',
      )
    case 'outside of the project':
      return new UsageError(`"${shown}" is a link out of its folder.`, 'Name its target with --file.')
    case 'not a regular file':
      return new UsageError(`"${shown}" is not a regular file.`, 'Name a file: --file path/to/apps.yaml')
    case 'larger than 32 MiB':
      return new FileError(`The file "${shown}" is larger than 32 MiB.`, 'Split it into several projects.')
    case 'unreadable':
      return new UsageError(`The file "${shown}" cannot be read.`, 'Check its permissions: ls -l')
    case 'no text in UTF-8':
      return notUtf8(shown, line)
    default:
      return problem satisfies never
  }
}

function whereElse(path: string, world: World): string {
  const above = appsYamlAbove(dirname(dirname(path)))
  if (above !== undefined) return `There is one above: --file ${relative(world.folder, above)}`
  return 'Go to the folder of your apps.yaml, or name the file: --file path/to/apps.yaml'
}
