import { isAbsolute, join } from 'node:path'
import type { Compilation, Diagnostic, WriteReport } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import { EXIT } from './exit-code.ts'
import { onlyPaths } from './only.ts'
import { allEnvironments, check, dryRun, force, output, strict, verbose } from './option.ts'
import { isForMachines } from './report.ts'
import { counted } from './summary.ts'
import type { World } from './world.ts'

/** What became of trees that could be written. */
export interface Delivery {
  readonly exitCode: number
  readonly facts: readonly string[]
  /** What stood in the way. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Writes the trees; or with `--dry-run` prints them, and with `--check` says what differs. */
export async function deliver({ project, compilations }: Compiled, given: Arguments, world: World): Promise<Delivery> {
  const { writeTree } = await import('k3s-platform')
  const isCheck = given.has(check)
  const only = await onlyPaths(given, project.config)
  const undeclared = await leftOver(project.config.environments, given, world)
  if (given.has(strict) && undeclared.length > 0)
    return {
      exitCode: EXIT.errors,
      facts: ['nothing written'],
      diagnostics: undeclared.map(diagnostic => ({ ...diagnostic, severity: 'error' })),
    }
  const written = await writeTree(compilations, {
    directory: outputFolder(given, world),
    ...(only && { only }),
    // What somebody edited is a difference like any other.
    force: given.has(force) || isCheck,
    dryRun: isCheck || given.has(dryRun),
  })
  if (given.has(dryRun) && !isForMachines(given))
    for (const compilation of compilations) world.output.write(manifestsOf(compilation, only))
  const lines = linesOf(written)
  if (isCheck && !given.has(dryRun) && !isForMachines(given)) world.output.write(lines)
  else if (given.has(dryRun) || given.has(verbose)) world.errors.write(lines)
  return {
    exitCode: exitCodeOf(written, isCheck),
    facts: factsOf(written, given),
    diagnostics: [...undeclared, ...written.conflicts],
  }
}

/** Who builds everything is told what is there besides. */
async function leftOver(
  environments: readonly string[],
  given: Arguments,
  world: World,
): Promise<readonly Diagnostic[]> {
  const { undeclaredEnvironments } = await import('k3s-platform')
  return given.has(allEnvironments) ? undeclaredEnvironments(outputFolder(given, world), environments) : []
}

function outputFolder(given: Arguments, world: World): string {
  const named = given.text(output) ?? 'argocd-state'
  // Messages name the folder as the user did.
  return isAbsolute(named) || world.folder === process.cwd() ? named : join(world.folder, named)
}

function exitCodeOf({ written, removed, conflicts, interrupted }: WriteReport, isCheck: boolean): number {
  if (conflicts.length > 0) return EXIT.errors
  return isCheck && (interrupted || written.length + removed.length > 0) ? EXIT.differences : EXIT.fine
}

function factsOf({ written, removed, conflicts, recovered, interrupted }: WriteReport, given: Arguments): string[] {
  const count = counted(written.length + removed.length, 'file')
  const isOnlyAsked = given.has(dryRun) || given.has(check)
  return [
    ...(conflicts.length > 0 ? ['nothing written'] : [isOnlyAsked ? `${count} would change` : `${count} changed`]),
    ...(recovered ? ['an interrupted run was completed first'] : []),
    ...(interrupted ? ['an interrupted run is to be completed'] : []),
  ]
}

function linesOf({ written, removed }: WriteReport): string {
  return [...written.map(path => `write   ${path}\n`), ...removed.map(path => `remove  ${path}\n`)].join('')
}

/** All manifests as one stream that kubectl reads, each under the name of its file. */
function manifestsOf({ files, environment }: Compilation, only: (path: string) => boolean = () => true): string {
  return [...files]
    .filter(([path]) => path.endsWith('.yaml') && only(path))
    .map(([path, text]) => `---\n# ${environment}/${path}\n${text}`)
    .join('')
}
