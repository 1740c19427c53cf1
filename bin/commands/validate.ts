import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { allEnvironments, envFile, environment, file, quiet, strict, variable, verbose } from '../option.ts'
import { diagnosticsOf, exitCodeFor, report, reportFormat } from '../report.ts'
import { counted, summarize } from '../summary.ts'

/** Says what is wrong. */
export const validate: Command = {
  name: 'validate',
  group: 'Inspect',
  summary: 'Say what is wrong with apps.yaml, in every environment unless one is named',
  examples: ['k3s-platform validate', 'k3s-platform validate --env gcp --strict --format github'],
  options: [environment, allEnvironments, file, variable, envFile, strict, reportFormat, verbose, quiet],
  async run(given, world) {
    const start = world.now()
    const result = await compiled(given, world, 'all')
    const diagnostics = diagnosticsOf(result)
    await report(diagnostics, result.project, given, world)
    const units = counted(result.project.config.declared.size, 'unit')
    const environments = counted(result.compilations.length, 'environment')
    await summarize({ result, facts: [units, environments], diagnostics, start }, given, world)
    return exitCodeFor(diagnostics)
  },
}
