import { built, sizeOf } from '../built.ts'
import type { Command } from '../command.ts'
import { checkLossFormat, lossesOf, tellLosses } from '../losses.ts'
import * as option from '../option.ts'
import { report, reportFormat, silencedOf } from '../report.ts'
import { summarize } from '../summary.ts'
import { tellNextSteps } from '../tell-next-steps.ts'

/** Compiles and writes. */
export const build: Command = {
  name: 'build',
  group: 'Build',
  summary: 'Compile environments and write their trees',
  examples: [
    'k3s-platform build --env gcp',
    'k3s-platform build --all-envs --output out --strict',
    'k3s-platform build --env local --only apps/fastapi --dry-run',
    'k3s-platform build --env gcp --tag 1.4 --tag apps/api=1.5 --var PROJECT_ID=acme',
    'k3s-platform build --all-envs --check',
    'k3s-platform build --all-envs --loss-report',
    'k3s-platform build --env local --watch',
  ],
  options: [
    option.environment,
    option.allEnvironments,
    option.file,
    option.noConfig,
    option.output,
    option.only,
    option.dryRun,
    option.check,
    option.watch,
    option.force,
    option.variable,
    option.envFile,
    option.allowPath,
    option.tag,
    option.strict,
    option.allowRemove,
    option.losses,
    reportFormat,
    option.verbose,
    option.quiet,
  ],
  async run(given, world) {
    const start = world.now()
    checkLossFormat(given)
    if (given.has(option.watch)) return (await import('../watch/build-on-changes.ts')).buildOnChanges(given, world)
    const build = await built(given, world)
    const { result, delivery, diagnostics } = build
    const losses = await lossesOf(result, given)
    await report(diagnostics, result.project, given, world, losses)
    await tellLosses(losses, result.project, given, world)
    const facts = [...sizeOf(result), ...delivery.facts]
    await summarize({ facts, diagnostics, silenced: silencedOf(result), start }, given, world)
    await tellNextSteps(build, given, world)
    return delivery.exitCode
  },
}
