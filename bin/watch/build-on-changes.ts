import { dirname, relative, sep } from 'node:path'
import type { Diagnostic } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { type Built, built, sizeOf } from '../built.ts'
import { EXIT } from '../exit-code.ts'
import { check, dryRun, losses, quiet } from '../option.ts'
import { pathOf } from '../project.ts'
import { isForMachines, silencedOf, tell } from '../report.ts'
import { counted, summarize } from '../summary.ts'
import { tellUsage } from '../tell-usage.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { filesBeside } from './files-beside.ts'
import { changedObjects, type KnownObjects, objectsOf } from './known-objects.ts'
import { nextChange } from './next-change.ts'
import { untilAsked } from './until-asked.ts'
import type { WatchedFiles } from './watched-files.ts'

/** The result of the last build, with which the next one is compared. */
interface Last {
  readonly files: WatchedFiles
  /** Those of the last build without errors: they are in the tree. */
  readonly objects: KnownObjects
  /** Those that still apply, as far as known. */
  readonly reported: ReadonlySet<string>
}

/** Builds, and builds again whenever one of its input files changes, until interrupted. */
export function buildOnChanges(given: Arguments, world: World): Promise<number> {
  checkOptions(given)
  return untilAsked(async signal => {
    let last = await first(given, world)
    for (;;) {
      const change = await nextChange(last.files, signal)
      if (!change) return EXIT.fine
      const shown = change.paths.map(path => relative(world.folder, path) || '.')
      last = await again({ ...last, files: change.files }, shown, given, world)
    }
  })
}

function checkOptions(given: Arguments): void {
  const other = [check, dryRun, losses].find(option => given.has(option))
  if (other) throw new UsageError(`"--watch" and "--${other.name}" do not go together.`, 'Leave one of them out.')
  if (isForMachines(given))
    throw new UsageError('"--watch" is for people, who read the usual format.', 'Leave --format out.')
}

async function first(given: Arguments, world: World): Promise<Last> {
  const start = world.now()
  const beside = await filesBeside(dirname(pathOf(given, world)), given, world)
  const build = await built(given, world)
  const { result, delivery, diagnostics } = build
  await tell(diagnostics, result.project, given, world)
  const facts = [...sizeOf(result), ...delivery.facts]
  await summarize({ facts, diagnostics, silenced: silencedOf(result), start }, given, world)
  const files = beside.with({ files: result.project.config.files, folder: result.project.folder })
  if (!given.has(quiet)) world.errors.write('Watching the files that went into it. Ctrl-C ends.\n')
  return {
    files,
    objects: isWritten(build) ? objectsOf(result.compilations) : new Map(),
    reported: new Set(diagnostics.map(keyOf)),
  }
}

async function again(last: Last, changed: readonly string[], given: Arguments, world: World): Promise<Last> {
  const start = world.now()
  const beside = await filesBeside(dirname(pathOf(given, world)), given, world)
  let build: Built
  try {
    build = await built(given, world)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    if (!given.has(quiet)) world.errors.write(`${shortened(changed)} · the tree stays as it is\n`)
    await tellUsage(error, world)
    return { ...last, reported: new Set(withoutErrors(last)) }
  }
  const { result, delivery, diagnostics } = build
  const added = diagnostics.filter(diagnostic => !last.reported.has(keyOf(diagnostic)))
  if (added.length > 0) await tell(added, result.project, given, world)
  const objects = isWritten(build) ? objectsOf(result.compilations) : last.objects
  const facts = isWritten(build)
    ? [`${counted(changedObjects(last.objects, objects), 'object')} and ${delivery.facts.join(' · ')}`]
    : ['the tree stays as it is']
  await summarize({ facts: [shortened(changed), ...facts], diagnostics, silenced: [], start }, given, world)
  const files = beside.with({ files: result.project.config.files, folder: result.project.folder })
  return { files, objects, reported: stillReported(last, diagnostics) }
}

function isWritten({ delivery }: Built): boolean {
  return delivery.exitCode === EXIT.fine
}

/** Errors hide the warnings of steps that they prevent, which still apply. */
function stillReported(last: Last, diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const hidden = diagnostics.some(({ severity }) => severity === 'error') ? withoutErrors(last) : []
  return new Set([...hidden, ...diagnostics.map(keyOf)])
}

function withoutErrors({ reported }: Last): readonly string[] {
  return [...reported].filter(key => !key.startsWith('error '))
}

/** What identifies a diagnostic, wherever its line moved to. */
function keyOf({ severity, code, message, at }: Diagnostic): string {
  return `${severity} ${JSON.stringify([code, message, at?.file])}`
}

/** Some names are enough, and none of a folder in which they lie. */
function shortened(changed: readonly string[]): string {
  const paths = changed.filter(path => !changed.some(other => other.startsWith(`${path}${sep}`)))
  return paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ')
}
