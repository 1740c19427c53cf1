import { resolve } from 'node:path'
import type { UnitKey } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { environment } from '../option.ts'
import type { OpenProject } from '../project.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { checkFolder } from './check-folder.ts'
import { namesAt } from './entries.ts'
import { foundProject } from './found-project.ts'
import type { UnitKind } from './kind.ts'
import { nameForFolder } from './name-for-folder.ts'
import { nameOf } from './option.ts'
import { pathFrom, shownFile } from './paths.ts'
import { projectInWords } from './project-in-words.ts'
import { wordsOf } from './words.ts'

/** An entry for a folder, from an apps.yaml or without one. */
export interface EntryOfFolder {
  readonly project: OpenProject
  readonly unit: UnitKey
  /** Whether there is an apps.yaml, and the entry in it. */
  readonly isFound: boolean
  readonly isThere: boolean
  /** Its place, in a few words. */
  readonly from: string
}

/** The entry whose path is the folder that is named, or one made for it. */
export async function entryOfFolder(kind: UnitKind, given: Arguments, world: World): Promise<EntryOfFolder> {
  const [path] = given.operands
  if (path === undefined) throw new UsageError('Which folder?', `Name it as in ${kind.example.path}`)
  checkFolder(path, world)
  const project = await foundProject(given, world)
  const names = project ? namesAt(kind, project, path, world) : []
  const asked = given.text(nameOf(kind))
  if (asked === undefined && names.length > 1)
    throw new UsageError(`Which ${kind.noun}? ${names.length} have this folder.`, `Write --name ${names.join(' or ')}.`)
  const name = asked ?? names[0] ?? nameForFolder(resolve(world.folder, path))
  const unit: UnitKey = `${kind.section}/${name}`
  if (!project) {
    const words = { name, path, environment: given.list(environment)[0] ?? 'local' }
    const made = await projectInWords(kind, words, given, world)
    return { project: made, unit, isFound: false, isThere: false, from: `${unit} without an apps.yaml` }
  }
  const { withEntryInWords } = await import('k3s-platform')
  const words = { name, path: pathFrom(project.folder, path, world) }
  let { config } = project
  for (const told of config.environments)
    if (!config.declared.has(unit) || project.config.declared.has(unit))
      config = await withEntryInWords(config, wordsOf(kind, { ...words, environment: told }, given))
  const isThere = project.config.declared.has(unit)
  const from = isThere ? `${unit} from ${shownFile(project)}` : `${unit} without an entry in ${shownFile(project)}`
  return { project: { ...project, config }, unit, isFound: true, isThere, from }
}
