import type { ComposeProject, Diagnostic, StackLosses } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { compiledIn } from '../compiled.ts'
import { diagnosticsOf } from '../report.ts'
import { seenFrom } from '../shown-places.ts'
import { type EntryOfFolder, entryOfFolder } from '../unit/entry-of-folder.ts'
import type { UnitKind } from '../unit/kind.ts'
import { environmentIn } from '../unit/one-environment.ts'
import { oneEnvironment } from '../unit/option.ts'
import type { World } from '../world.ts'

/** What a compose project says in one environment. */
export interface ReadStack extends EntryOfFolder {
  readonly name: string
  /** Absent when it has errors. */
  readonly stack?: ComposeProject
  /** With places relative to the current folder. */
  readonly losses: readonly StackLosses[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the compose project of a folder as the entry of apps.yaml for it says, or as an entry made for it would. */
export async function readStack(kind: UnitKind, given: Arguments, world: World): Promise<ReadStack> {
  const found = await entryOfFolder(kind, given, world)
  const { project, unit } = found
  const { config } = project
  const name = unit.slice(kind.section.length + 1)
  if (config.environments.length === 0) return { ...found, name, losses: [], diagnostics: config.diagnostics }
  const isAsked = given.text(oneEnvironment) !== undefined
  const isUsual = found.isFound && (isAsked || config.environments.includes('local'))
  const environment = isUsual ? await environmentIn(config, given) : config.environments[0]!
  const { lossReport, stackReader } = await import('k3s-platform')
  const { plugin, stacks } = stackReader()
  const listened = { ...project, plugins: [...project.plugins, plugin] }
  const result = await compiledIn(listened, [environment], given, world)
  const stack = stacks.get(unit)
  return {
    ...found,
    name,
    ...(stack && { stack }),
    losses: lossReport(result.compilations)
      .filter(losses => losses.unit === unit)
      .map(losses => ({ ...losses, losses: seenFrom(project.shownFolder, losses.losses) })),
    diagnostics: diagnosticsOf(result).filter(({ entry }) => !entry || entry === unit),
  }
}
