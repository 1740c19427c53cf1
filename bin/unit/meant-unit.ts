import { resolve } from 'node:path'
import type { UnitKey } from 'k3s-platform'
import { type Arguments, didYouMean } from '../arguments.ts'
import type { OpenProject } from '../project.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { checkFolder } from './check-folder.ts'
import { namesAt, namesOf } from './entries.ts'
import { foundProject } from './found-project.ts'
import type { UnitKind } from './kind.ts'
import { nameForFolder } from './name-for-folder.ts'
import { environmentIn } from './one-environment.ts'
import { nameOf, oneEnvironment } from './option.ts'
import { pathFrom, shownFile } from './paths.ts'
import { projectInWords } from './project-in-words.ts'
import { wordsOf } from './words.ts'

/** One entry that a command line means, in one environment. */
export interface MeantUnit {
  readonly project: OpenProject
  readonly unit: UnitKey
  readonly environment: string
  /** The place of the entry, in a few words. */
  readonly from: string
}

/**
 * Finds the entry that a folder and a name mean in apps.yaml, and lays what the options say over it; where the kind
 * allows it, the folder and the name are an entry by themselves.
 */
export async function meantUnit(kind: UnitKind, given: Arguments, world: World): Promise<MeantUnit> {
  const project = await foundProject(given, world)
  if (!project) return withoutFile(kind, given, world)
  const { config, folder } = project
  // A file with errors has no known entries; its errors are reported first.
  if (config.environments.length === 0) {
    const unit: UnitKey = `${kind.section}/${given.text(nameOf(kind)) ?? ''}`
    return { project, unit, environment: '', from: `nothing from ${shownFile(project)}` }
  }
  const environment = await environmentIn(config, given)
  const [path] = given.operands
  const name = given.text(nameOf(kind)) ?? nameAt(kind, project, given, world)
  const unit: UnitKey = `${kind.section}/${name}`
  const isThere = config.declared.has(unit)
  if (isThere) checkPath(kind, name, project, given, world)
  else if (kind.needsEntry(given)) throw await noEntry(name, kind, project)
  else if (path === undefined) throw whichFolder(kind, name)
  else checkFolder(path, world)
  const { withEntryInWords } = await import('k3s-platform')
  const words = wordsOf(kind, { name, path: pathFrom(folder, path ?? '.', world), environment }, given)
  const from = isThere ? `${unit} from ${shownFile(project)}` : `${unit} without an entry in ${shownFile(project)}`
  return { project: { ...project, config: await withEntryInWords(config, words) }, unit, environment, from }
}

async function withoutFile(kind: UnitKind, given: Arguments, world: World): Promise<MeantUnit> {
  if (kind.needsEntry(given))
    throw new UsageError(
      'There is no apps.yaml here or above.',
      `It must have the entry, under "${kind.section}". Go to its folder, or name the file: --file path/to/apps.yaml`,
    )
  const [path] = given.operands
  const named = given.text(nameOf(kind))
  if (path === undefined) throw named === undefined ? whichName(kind, path) : whichFolder(kind, named)
  const name = named ?? nameForFolder(resolve(world.folder, path))
  checkFolder(path, world)
  const environment = given.text(oneEnvironment) ?? 'local'
  const project = await projectInWords(kind, { name, path, environment }, given, world)
  const unit: UnitKey = `${kind.section}/${name}`
  return { project, unit, environment, from: `${unit} without an apps.yaml` }
}

/** The name of the entry with the folder that is given; where it needs no entry, a name for the folder. */
function nameAt(kind: UnitKind, project: OpenProject, given: Arguments, world: World): string {
  const [path] = given.operands
  const names = path === undefined ? [] : namesAt(kind, project, path, world)
  if (path === undefined || names.length > 1) throw whichName(kind, path, names)
  if (names.length === 1) return names[0]!
  if (!kind.needsEntry(given)) return nameForFolder(resolve(world.folder, path))
  throw new UsageError(
    `No ${kind.noun} in ${shownFile(project)} has the path "${pathFrom(project.folder, path, world)}".`,
    declaredHint(kind, project),
  )
}

function whichName({ noun, tool, example }: UnitKind, path = example.path, names: readonly string[] = []): UsageError {
  return new UsageError(`Which ${noun}?`, `Write ${tool} generate ${path} --name ${names.join(' or ') || '<name>'}`)
}

function whichFolder({ noun, tool, example }: UnitKind, name: string): UsageError {
  return new UsageError(
    `Which folder has the ${noun} "${name}"?`,
    `Write ${tool} generate ${example.path} --name ${name}`,
  )
}

async function noEntry(name: string, kind: UnitKind, project: OpenProject): Promise<UsageError> {
  return new UsageError(
    `The file ${shownFile(project)} does not declare the ${kind.noun} "${name}".`,
    (await didYouMean(name, namesOf(kind, project))) ?? declaredHint(kind, project),
  )
}

function declaredHint(kind: UnitKind, project: OpenProject): string {
  const names = namesOf(kind, project)
  return names.length > 0 ? `It declares ${names.join(', ')}.` : `Write its entry under "${kind.section}".`
}

/** A folder that is not the entry's was typed for another entry. */
function checkPath(kind: UnitKind, name: string, project: OpenProject, given: Arguments, world: World): void {
  const [path] = given.operands
  const entry = project.config.entries.find(other => other.section === kind.section && other.name === name)
  if (path === undefined || !entry || String(entry.node.path).includes('$')) return
  const file = shownFile(project)
  if (entry.node.path === undefined)
    throw new UsageError(`The ${kind.noun} "${name}" has no path in ${file}.`, `Leave "${path}" out.`)
  const said = resolve(project.folder, String(entry.node.path))
  if (said === resolve(world.folder, path)) return
  throw new UsageError(
    `The ${kind.noun} "${name}" has the path "${entry.node.path}" in ${file}, and not "${path}".`,
    `Write ${pathFrom(world.folder, said, world)}, or change the path in the file.`,
  )
}
