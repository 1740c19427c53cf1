import { relative } from 'node:path'
import type { Change, Compilation } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { dryRun } from './option.ts'
import { isForMachines } from './report.ts'
import { type World, wantsColour } from './world.ts'

/** This number of objects and fields shows what it is about; `diff` lists all. */
const MOST = 12

/** Prints the first objects and fields that differ, with the lines that they come from. */
export async function tellDifferences(
  changes: readonly Change[],
  compilations: readonly Compilation[],
  directory: string,
  given: Arguments,
  world: World,
): Promise<void> {
  if (isForMachines(given) || given.has(dryRun)) return
  const { diffTrees, palette, prettyDiff } = await import('k3s-platform')
  for (const compilation of compilations) {
    const { environment } = compilation
    const own = changes.filter(change => change.environment === environment)
    if (own.length === 0) continue
    const paths = new Set(own.map(({ path }) => path))
    const diff = diffTrees({
      environment,
      before: filesBefore(compilation, own),
      after: compilation,
      only: path => paths.has(path),
    })
    const paint = palette(wantsColour(world.output, world.variables))
    world.output.write(
      `\n${prettyDiff(diff, { palette: paint, base: relative(world.folder, directory) || directory, most: MOST })}`,
    )
  }
}

/** The files as they are on the disk; only the changed ones must be read. */
function filesBefore({ files }: Compilation, changes: readonly Change[]): ReadonlyMap<string, string> {
  const before = new Map(files)
  for (const change of changes) {
    if (change.before) before.set(change.path, change.before.text.replaceAll('\r\n', '\n'))
    else before.delete(change.path)
  }
  return before
}
