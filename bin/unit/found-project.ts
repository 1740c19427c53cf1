import { appsYamlAbove } from '../apps-yaml-above.ts'
import type { Arguments } from '../arguments.ts'
import { file } from '../option.ts'
import { type OpenProject, openProject, pathOf } from '../project.ts'
import type { World } from '../world.ts'

/** The project of the apps.yaml that is named, or else of the nearest one here or above; nothing when there is none. */
export async function foundProject(given: Arguments, world: World): Promise<OpenProject | undefined> {
  const path = given.text(file) === undefined ? appsYamlAbove(world.folder) : pathOf(given, world)
  return path === undefined ? undefined : openProject(given, world, path)
}

/** The same where there must be one: that there is none is a UsageError. */
export async function neededProject(given: Arguments, world: World): Promise<OpenProject> {
  return (await foundProject(given, world)) ?? openProject(given, world)
}
