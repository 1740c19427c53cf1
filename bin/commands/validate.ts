import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { type Compiled, compiled } from '../compiled.ts'
import { checkLossFormat, lossesOf, tellLosses } from '../losses.ts'
import * as option from '../option.ts'
import { diagnosticsOf, exitCodeFor, report, reportFormat, silencedOf } from '../report.ts'
import type { ServerAnswer } from '../server-answer.ts'
import { counted, summarize } from '../summary.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

/** Says what is wrong. */
export const validate: Command = {
  name: 'validate',
  group: 'Inspect',
  summary: 'Check apps.yaml in all environments, or in those of --env',
  examples: [
    'k3s-platform validate',
    'k3s-platform validate --env gcp --strict --format github',
    'k3s-platform validate --env gcp --server --context gcp-admin',
  ],
  options: [
    option.environment,
    option.allEnvironments,
    option.file,
    option.noConfig,
    option.server,
    option.context,
    option.variable,
    option.envFile,
    option.allowPath,
    option.strict,
    option.losses,
    reportFormat,
    option.verbose,
    option.quiet,
  ],
  async run(given, world) {
    const start = world.now()
    const isAsking = given.has(option.server)
    if (given.has(option.context) && !isAsking)
      throw new UsageError('The option "--context" needs "--server".', 'Without it, no cluster is contacted.')
    checkLossFormat(given)
    // A cluster is the one of an environment: to ask it about the others as well must be meant.
    const result = await compiled(given, world, isAsking ? 'ask' : 'all')
    const answer = isAsking ? await askServer(result, given, world) : { facts: [], diagnostics: [], silenced: [] }
    const diagnostics = [...diagnosticsOf(result), ...answer.diagnostics]
    const losses = await lossesOf(result, given)
    await report(diagnostics, result.project, given, world, losses)
    await tellLosses(losses, result.project, given, world)
    const units = counted(result.project.config.declared.size, 'unit')
    const environments = counted(result.compilations.length, 'environment')
    const silenced = [...silencedOf(result), ...answer.silenced]
    await summarize({ facts: [units, environments, ...answer.facts], diagnostics, silenced, start }, given, world)
    return exitCodeFor(diagnostics)
  },
}

async function askServer(result: Compiled, given: Arguments, world: World): Promise<ServerAnswer> {
  const { serverAnswer } = await import('../server-answer.ts')
  return serverAnswer(result, given, world)
}
