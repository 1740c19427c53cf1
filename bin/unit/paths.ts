import { join, relative, resolve } from 'node:path'
import type { OpenProject } from '../project.ts'
import type { World } from '../world.ts'

/** A path relative to the current folder, made relative to another folder. */
export function pathFrom(folder: string, written: string, world: World): string {
  return relative(folder, resolve(world.folder, written)).replaceAll('\\', '/') || '.'
}

/** The file of a project, relative to the current folder. */
export function shownFile({ config, shownFolder }: OpenProject): string {
  return join(shownFolder, config.file)
}
