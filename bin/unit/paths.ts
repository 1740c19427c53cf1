import { join, relative, resolve } from 'node:path'
import type { OpenProject } from '../project.ts'
import type { World } from '../world.ts'

/** What somebody wrote where they stand, as one would write it from another folder. */
export function pathFrom(folder: string, written: string, world: World): string {
  return relative(folder, resolve(world.folder, written)).replaceAll('\\', '/') || '.'
}

/** The file of a project as one would write it from where one stands. */
export function shownFile({ config, shownFolder }: OpenProject): string {
  return join(shownFolder, config.file)
}
