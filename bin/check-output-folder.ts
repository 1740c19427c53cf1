import { realpathSync } from 'node:fs'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'
import type { Arguments } from './arguments.ts'
import { check, dryRun, force, output } from './option.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** A folder that `--output` names is one for trees alone; any other is a UsageError, unless `--force` says that it is meant. */
export async function checkOutputFolder(directory: string, given: Arguments, world: World): Promise<void> {
  if (!given.has(output) || [force, check, dryRun].some(option => given.has(option))) return
  const folder = realPath(resolve(world.folder, directory))
  const { strangersIn } = await import('k3s-platform')
  const why = wordsFor(folder, world) ?? strangerWords(strangersIn(folder))
  if (why === undefined) return
  throw new UsageError(
    `Trees are not written to "${directory}" by default: it ${why}.`,
    'Name a separate folder, such as --output argocd-state, or add --force to use this one.',
  )
}

/** Places that are never named on purpose, whatever is in them. */
function wordsFor(folder: string, { folder: here, variables }: World): string | undefined {
  const home = variables.HOME ?? variables.USERPROFILE
  if (folder === parse(folder).root) return 'is the root of the disk'
  if (home && folder === realPath(resolve(home))) return 'is your home folder'
  if (folder.split(sep).includes('.git')) return 'is within .git'
  if (isAbove(folder, realPath(here))) return 'is a folder above this one'
  return undefined
}

function strangerWords(names: readonly string[]): string | undefined {
  const [first, ...others] = names
  if (first === undefined) return undefined
  const rest = others.length === 0 ? '' : ` and ${others.length} more`
  return `holds "${first}"${rest}, and no tree`
}

function isAbove(folder: string, other: string): boolean {
  const way = relative(other, folder)
  return way !== '' && way.split(sep).every(step => step === '..')
}

/** Where a path leads once links are followed, also when its end is not there yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const above = dirname(path)
    return above === path ? path : join(realPath(above), basename(path))
  }
}
