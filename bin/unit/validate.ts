import type { Command } from '../command.ts'
import { type Compiled, compiledIn } from '../compiled.ts'
import { chosenEnvironments } from '../environments.ts'
import * as option from '../option.ts'
import { openProject } from '../project.ts'
import { diagnosticsOf, exitCodeFor, report, reportFormat, silencedOf } from '../report.ts'
import { counted, summarize } from '../summary.ts'
import { entryOfFolder } from './entry-of-folder.ts'
import type { UnitKind } from './kind.ts'
import { nameOf } from './option.ts'
import { shownFile } from './paths.ts'

/** The command that says what is wrong with apps.yaml; where a folder may be named, with what that is about. */
export function validateOf(kind: UnitKind, { takesPath }: { readonly takesPath: boolean }): Command {
  const { tool, example } = kind
  return {
    name: 'validate',
    group: 'Inspect',
    summary: takesPath
      ? `Check the ${kind.noun} of a folder in all environments, or in one`
      : 'Check apps.yaml in all environments, or in those of --env',
    ...(takesPath && { operands: '[path]', most: 1 }),
    examples: [
      takesPath ? `${tool} validate ${example.path}` : `${tool} validate`,
      `${tool} validate --env gcp --strict`,
    ],
    options: [
      ...(takesPath ? [nameOf(kind), ...kind.options.filter(({ name }) => name === 'compose-file')] : []),
      option.environment,
      option.file,
      option.noConfig,
      option.variable,
      option.envFile,
      option.allowPath,
      option.strict,
      reportFormat,
      option.verbose,
      option.quiet,
    ],
    async run(given, world) {
      const start = world.now()
      const found = given.operands.length > 0 ? await entryOfFolder(kind, given, world) : undefined
      const project = found?.project ?? (await openProject(given, world))
      const { config } = project
      const result: Compiled =
        config.environments.length > 0
          ? await compiledIn(project, await chosenEnvironments(given, config, 'all'), given, world)
          : { project, compilations: [], across: [] }
      const diagnostics = diagnosticsOf(result).filter(({ entry }) => !found || !entry || entry === found.unit)
      await report(diagnostics, project, given, world)
      const facts = [
        found?.from ?? `${counted(config.declared.size, 'unit')} from ${shownFile(project)}`,
        counted(result.compilations.length, 'environment'),
      ]
      await summarize({ facts, diagnostics, silenced: silencedOf(result), start }, given, world)
      return exitCodeFor(diagnostics)
    },
  }
}
