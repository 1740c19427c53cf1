import { relative, resolve } from 'node:path'
import type { EntryInWords } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { allowedFolders, type OpenProject } from '../project.ts'
import type { World } from '../world.ts'
import type { UnitKind } from './kind.ts'
import { pathFrom } from './paths.ts'
import { wordsOf } from './words.ts'

/**
 * The project that a folder is by itself, where there is no apps.yaml. Its folder is the current one, or the given one
 * if the path leads out of it.
 */
export async function projectInWords(
  kind: UnitKind,
  { path, ...entry }: Pick<EntryInWords, 'environment' | 'name' | 'path'>,
  given: Arguments,
  world: World,
): Promise<OpenProject> {
  const leadsOut = /^\.\.(\/|$)/.test(pathFrom(world.folder, path, world))
  const folder = leadsOut ? resolve(world.folder, path) : world.folder
  const { configInWords } = await import('k3s-platform')
  const words = wordsOf(kind, { ...entry, path: pathFrom(folder, path, world) }, given)
  const config = await configInWords(words, folder, { allowed: allowedFolders(given, world) })
  return { config, folder, shownFolder: relative(world.folder, folder), plugins: [] }
}
