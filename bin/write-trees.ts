import { isAbsolute, join } from 'node:path'
import type { Diagnostic, Tree, WriteOptions, WriteReport } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { checkOutputFolder } from './check-output-folder.ts'
import { EXIT } from './exit-code.ts'
import { check, dryRun, file, force, output, verbose } from './option.ts'
import type { OpenProject } from './project.ts'
import { isForMachines } from './report.ts'
import { counted } from './summary.ts'
import type { World } from './world.ts'

/** The result of the trees that could be written. */
export interface Delivery {
  readonly exitCode: number
  readonly facts: readonly string[]
  /** Why the others could not be written. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Writes trees below a folder; or with `--dry-run` prints them, and with `--check` says what differs. */
export async function writeTrees(
  trees: readonly Tree[],
  place: Pick<WriteOptions, 'directory' | 'only' | 'review'>,
  given: Arguments,
  world: World,
): Promise<Delivery> {
  await checkOutputFolder(place.directory, given, world)
  const { writeTree } = await import('k3s-platform')
  const isCheck = given.has(check)
  const written = await writeTree(trees, {
    ...place,
    // An edit by hand is a difference like any other.
    force: given.has(force) || isCheck,
    dryRun: isCheck || given.has(dryRun),
  })
  if (given.has(dryRun) && !isForMachines(given))
    for (const tree of trees) world.output.writeFile(await manifestsOf(tree, place.only))
  const lines = linesOf(written)
  if (isCheck && !given.has(dryRun) && !isForMachines(given)) world.output.write(lines)
  else if (given.has(dryRun) || given.has(verbose)) world.errors.write(lines)
  return { exitCode: exitCodeOf(written, isCheck), facts: factsOf(written, given), diagnostics: diagnosticsIn(written) }
}

function diagnosticsIn({ conflicts, remarks }: WriteReport): readonly Diagnostic[] {
  return [...conflicts, ...remarks]
}

/** The folder of trees: that of `--output`, else the one next to apps.yaml. */
export function treesFolder(given: Arguments, world: World, { shownFolder }: Pick<OpenProject, 'shownFolder'>): string {
  return outputFolder(given, world, shownTreesFolder(given, { shownFolder }))
}

/** The same as one would write it in the current folder. */
export function shownTreesFolder(given: Arguments, { shownFolder }: Pick<OpenProject, 'shownFolder'>): string {
  return given.text(output) ?? (given.text(file) === undefined ? join(shownFolder, 'argocd-state') : 'argocd-state')
}

/** The folder of `--output`, or the usual one. */
export function outputFolder(given: Arguments, world: World, otherwise: string): string {
  const named = given.text(output) ?? otherwise
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

/** What happens to each file; `edited` is one with an edit by hand, which would be lost. */
function linesOf({ written, removed, edited }: WriteReport): string {
  const verb = (path: string, otherwise: string) => (edited.includes(path) ? 'edited' : otherwise).padEnd(8)
  const lines = [
    ...written.map(path => verb(path, 'write') + path),
    ...removed.map(path => verb(path, 'remove') + path),
  ]
  return lines.map(line => `${line}\n`).join('')
}

/** All manifests as one stream that kubectl reads, each under the name of its file. */
async function manifestsOf(
  { files, environment }: Tree,
  only: (path: string) => boolean = () => true,
): Promise<string> {
  const { isManifestFile } = await import('k3s-platform')
  return [...files]
    .filter(([path]) => isManifestFile(path) && only(path))
    .map(([path, text]) => `---\n# ${environment}/${path}\n${text}`)
    .join('')
}
