import type { NextSteps } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Built } from './built.ts'
import { EXIT } from './exit-code.ts'
import { onlyUnits } from './only.ts'
import { check, dryRun, quiet } from './option.ts'
import { isForMachines } from './report.ts'
import type { World } from './world.ts'
import { shownTreesFolder } from './write-trees.ts'

/** Says what brings the trees that were written into a cluster; the last line is a command. */
export async function tellNextSteps({ result, delivery }: Built, given: Arguments, world: World): Promise<void> {
  const isSilent = [quiet, check, dryRun].some(option => given.has(option)) || isForMachines(given)
  if (isSilent || delivery.exitCode !== EXIT.fine) return
  const units = await onlyUnits(given, result.project.config)
  // There is no one command for some of the units.
  if (units && units.size > 1) return
  const { nextSteps } = await import('k3s-platform')
  const folder = shownTreesFolder(given, result.project).replace(/(?<=.)\/+$/, '')
  const [unit] = units ?? []
  const steps = result.compilations.map(compilation => nextSteps(compilation, folder, unit))
  const several = steps.filter(Boolean).length > 1
  for (const [index, { environment }] of result.compilations.entries())
    if (steps[index]) world.errors.write(textOf(steps[index], environment, several ? ` (${environment})` : ''))
}

function textOf({ needs, secrets, notes, once, next }: NextSteps, environment: string, where: string): string {
  const lines = [
    ...(needs.length > 0 ? [`Needs${where}: ${needs.join(', ')}`] : []),
    ...(secrets.length > 0
      ? [`Secrets${where}: ${firstOf(secrets)} (see k3s-platform secrets --env ${environment})`]
      : []),
    ...notes.map(note => `Note${where}: ${note}`),
    ...once.map(command => `Once${where}: ${command}`),
    `Next${where}: ${next}`,
  ]
  return lines.map(line => `${line}\n`).join('')
}

/** The list whole while it is short, else its beginning. */
function firstOf(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ')
  const shown = names.slice(0, MOST_NAMES - 1)
  return `${shown.join(', ')} and ${names.length - shown.length} more`
}

const MOST_NAMES = 5
