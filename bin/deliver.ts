import type { Change, Diagnostic } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import { EXIT } from './exit-code.ts'
import { onlyPaths } from './only.ts'
import { allEnvironments, allowRemove, check, strict } from './option.ts'
import { tellDifferences } from './tell-differences.ts'
import type { World } from './world.ts'
import { type Delivery, treesFolder, writeTrees } from './write-trees.ts'

/** Writes the trees of environments; or with `--dry-run` prints them, and with `--check` says what differs. */
export async function deliver({ project, compilations }: Compiled, given: Arguments, world: World): Promise<Delivery> {
  const only = await onlyPaths(given, project.config)
  const directory = treesFolder(given, world, project)
  const undeclared = await leftOver(project.config.environments, directory, given)
  if (given.has(strict) && undeclared.length > 0)
    return {
      exitCode: EXIT.errors,
      facts: ['nothing written'],
      diagnostics: undeclared.map(diagnostic => ({ ...diagnostic, severity: 'error' })),
    }
  const { removals } = await import('k3s-platform')
  let seen: readonly Change[] = []
  const review = (changes: readonly Change[]): readonly Diagnostic[] => {
    seen = changes
    // A check prints the differences, below.
    if (given.has(check)) return []
    return removals(changes, { ...project, compilations, strict: given.has(strict), allowed: given.has(allowRemove) })
  }
  const delivery = await writeTrees(compilations, { directory, ...(only && { only }), review }, given, world)
  if (given.has(check)) await tellDifferences(seen, compilations, directory, given, world)
  return { ...delivery, diagnostics: [...undeclared, ...delivery.diagnostics] }
}

/** A build of everything also reports other trees. */
async function leftOver(
  environments: readonly string[],
  directory: string,
  given: Arguments,
): Promise<readonly Diagnostic[]> {
  const { undeclaredEnvironments } = await import('k3s-platform')
  return given.has(allEnvironments) ? undeclaredEnvironments(directory, environments) : []
}
