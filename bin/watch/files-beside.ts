import { resolve } from 'node:path'
import type { Arguments } from '../arguments.ts'
import { envFile } from '../option.ts'
import { PLUGIN_FILES } from '../plugin-file.ts'
import type { World } from '../world.ts'
import { readAnywhere, WatchedFiles } from './watched-files.ts'

/** Input files outside of the project's own, as they are now: its plugins and files of variables. */
export async function filesBeside(folder: string, given: Arguments, world: World): Promise<WatchedFiles> {
  const plugins = PLUGIN_FILES.map(name => resolve(folder, name))
  const variables = given.list(envFile).map(path => resolve(world.folder, path))
  return new WatchedFiles(await readAnywhere([...plugins, ...variables]))
}
