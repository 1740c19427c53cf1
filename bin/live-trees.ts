import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import type { OldTrees } from './old-tree.ts'
import { context } from './option.ts'
import { untilInterrupted } from './until-interrupted.ts'
import type { World } from './world.ts'
import { treesFolder } from './write-trees.ts'

/** What runs in the cluster of what the trees say, and of what the trees on the disk said. */
export async function liveTrees(
  { project, compilations }: Compiled,
  given: Arguments,
  world: World,
): Promise<OldTrees> {
  const { readClusterTrees, readTree } = await import('k3s-platform')
  const directory = treesFolder(given, world, project)
  const { cluster, trees, diagnostics } = await untilInterrupted(signal =>
    readClusterTrees(compilations, {
      context: given.text(context),
      variables: world.variables,
      signal,
      say: line => world.errors.write(`${line}\n`),
      former: ({ environment, files }) => readTree(directory, environment, files.keys()),
    }),
  )
  return { kind: 'cluster', name: cluster, trees, diagnostics }
}
