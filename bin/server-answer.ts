import type { Diagnostic, ServerReport } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import { context, strict } from './option.ts'
import { counted } from './summary.ts'
import { untilInterrupted } from './until-interrupted.ts'
import type { World } from './world.ts'

/** What a cluster has to say about a project. */
export interface ServerAnswer {
  /** Which cluster was asked, and how much it accepts, in a few words. */
  readonly facts: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  readonly silenced: readonly Diagnostic[]
}

/** Asks the cluster about every environment that was compiled without errors. */
export async function serverAnswer(
  { project, compilations }: Compiled,
  given: Arguments,
  world: World,
): Promise<ServerAnswer> {
  const { validateOnServer } = await import('k3s-platform')
  const report = await untilInterrupted(signal =>
    validateOnServer(project.config, compilations, {
      context: given.text(context),
      variables: world.variables,
      strict: given.has(strict),
      signal,
      say: line => world.errors.write(`${line}\n`),
    }),
  )
  return { ...report, facts: factsOf(report) }
}

function factsOf({ cluster, asked, accepted, elsewhere }: ServerReport): readonly string[] {
  if (!cluster) return ['no cluster asked']
  const { context, address, version } = cluster
  const kubernetes = version === '' ? 'the cluster' : `Kubernetes ${version}`
  return [
    `${accepted} of ${counted(asked, 'document')} accepted by ${kubernetes} of context "${context}" (${address})`,
    ...(elsewhere > 0 ? [`${elsewhere} judged in namespace "default"`] : []),
  ]
}
