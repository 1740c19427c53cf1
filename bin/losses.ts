import type { StackLosses } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import { onlyPaths } from './only.ts'
import { dryRun, losses } from './option.ts'
import type { OpenProject } from './project.ts'
import { isForMachines, reportFormat } from './report.ts'
import { seenFrom } from './shown-places.ts'
import { UsageError } from './usage-error.ts'
import { type World, wantsColour } from './world.ts'

/** What stacks lost, if requested; only for the units of `--only`. */
export async function lossesOf(
  { project, compilations }: Compiled,
  given: Arguments,
): Promise<readonly StackLosses[] | undefined> {
  if (!given.has(losses)) return undefined
  const { lossReport } = await import('k3s-platform')
  const only = await onlyPaths(given, project.config)
  return lossReport(compilations).filter(({ unit }) => only?.(unit) ?? true)
}

/** Prints what stacks lost for a person. It is a result, but gives way to the manifests of `--dry-run`. */
export async function tellLosses(
  stacks: readonly StackLosses[] | undefined,
  { shownFolder }: OpenProject,
  given: Arguments,
  world: World,
): Promise<void> {
  if (stacks === undefined || isForMachines(given)) return
  const { lossReportText, palette } = await import('k3s-platform')
  const stream = given.has(dryRun) ? world.errors : world.output
  const shown = stacks.map(stack => ({ ...stack, losses: seenFrom(shownFolder, stack.losses) }))
  stream.write(lossReportText(shown, palette(wantsColour(stream, world.variables))))
}

/** The formats for GitHub and for code scanning know no such report. */
export function checkLossFormat(given: Arguments): void {
  const format = given.text(reportFormat) ?? 'pretty'
  if (given.has(losses) && format !== 'pretty' && format !== 'json')
    throw new UsageError(`"--loss-report" does not support --format ${format}.`, 'Use --format pretty or json.')
}
