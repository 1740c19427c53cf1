import type { Command } from '../command.ts'
import { compiledIn } from '../compiled.ts'
import * as option from '../option.ts'
import { diagnosticsOf, exitCodeFor, reportFormat } from '../report.ts'
import { FileError } from '../usage-error.ts'
import { deliverUnits } from './deliver-units.ts'
import type { UnitKind } from './kind.ts'
import { meantUnit } from './meant-unit.ts'
import { nameOf, namespace, oneEnvironment, outputFolder } from './option.ts'
import { shownFile } from './paths.ts'

/** The command that compiles one entry and writes its folder. */
export function generateOf(kind: UnitKind, summary: string, examples: readonly string[]): Command {
  return {
    name: 'generate',
    group: 'Build',
    summary,
    operands: '<path>',
    most: 1,
    examples,
    options: [nameOf(kind), oneEnvironment, outputFolder, namespace, ...kind.options, ...generateOptions],
    async run(given, world) {
      const start = world.now()
      const { project, unit, environment, from } = await meantUnit(kind, given, world)
      const isReadable = project.config.environments.length > 0
      const result = isReadable
        ? await compiledIn(project, [environment], given, world)
        : { project, compilations: [], across: [] }
      const isOff = result.compilations.some(
        ({ project: made }) => made && !made.units.some(made => made.unit === unit),
      )
      if (isOff && exitCodeFor(diagnosticsOf(result)) === 0)
        throw new FileError(
          `The ${kind.noun} "${unit.slice(kind.section.length + 1)}" is disabled in ${environment}.`,
          `See "enabled" in ${shownFile(project)}.`,
        )
      const meant = { section: kind.section, units: [unit], isAll: false }
      return deliverUnits(result, { meant, from, start }, given, world)
    },
  }
}

/** Options of every command that writes. */
export const generateOptions: readonly option.Option[] = [
  option.dryRun,
  option.force,
  option.file,
  option.noConfig,
  option.variable,
  option.envFile,
  option.allowPath,
  option.tag,
  option.strict,
  reportFormat,
  option.verbose,
  option.quiet,
]
