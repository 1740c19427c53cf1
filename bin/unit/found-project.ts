import { existsSync } from 'node:fs'
import type { Arguments } from '../arguments.ts'
import { file } from '../option.ts'
import { type OpenProject, openProject, pathOf } from '../project.ts'
import type { World } from '../world.ts'

/** The project of the apps.yaml that is named, or that is here or above; nothing when there is none. */
export async function foundProject(given: Arguments, world: World): Promise<OpenProject | undefined> {
  const path = pathOf(given, world)
  return given.text(file) === undefined && !existsSync(path) ? undefined : openProject(given, world, path)
}
