import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { type Compiled, compiled } from '../compiled.ts'
import type { FixedProject } from '../fix.ts'
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
    'k3s-platform validate --fix',
    'k3s-platform validate --env gcp --server --context gcp-admin',
  ],
  options: [
    option.environment,
    option.allEnvironments,
    option.file,
    option.noConfig,
    option.fix,
    option.fixCompose,
    option.fixDryRun,
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
    checkFixOptions(given)
    checkLossFormat(given)
    // A cluster is the one of an environment: to ask it about the others as well must be meant.
    const read = await compiled(given, world, isAsking ? 'ask' : 'all')
    const { result, fixed } = given.has(option.fix)
      ? await fixedProject(read, given, world)
      : { result: read, fixed: 0 }
    const answer = isAsking ? await askServer(result, given, world) : { facts: [], diagnostics: [], silenced: [] }
    const diagnostics = [...diagnosticsOf(result), ...answer.diagnostics]
    const losses = await lossesOf(result, given)
    await report(diagnostics, result.project, given, world, losses)
    await tellLosses(losses, result.project, given, world)
    const units = counted(result.project.config.declared.size, 'unit')
    const environments = counted(result.compilations.length, 'environment')
    const silenced = [...silencedOf(result), ...answer.silenced]
    const done = fixed > 0 ? [`${fixed} ${given.has(option.fixDryRun) ? 'to fix' : 'fixed'}`] : []
    await summarize(
      { facts: [units, environments, ...done, ...answer.facts], diagnostics, silenced, start },
      given,
      world,
    )
    return exitCodeFor(diagnostics)
  },
}

function checkFixOptions(given: Arguments): void {
  for (const { name } of [option.fixCompose, option.fixDryRun].filter(other => given.has(other)))
    if (!given.has(option.fix))
      throw new UsageError(`The option "--${name}" needs "--fix".`, 'validate writes nothing else.')
}

async function fixedProject(read: Compiled, given: Arguments, world: World): Promise<FixedProject> {
  const { fixProject } = await import('../fix.ts')
  return fixProject(read, given, world)
}

async function askServer(result: Compiled, given: Arguments, world: World): Promise<ServerAnswer> {
  const { serverAnswer } = await import('../server-answer.ts')
  return serverAnswer(result, given, world)
}
