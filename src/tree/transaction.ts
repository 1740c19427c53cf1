import { isDeepStrictEqual } from 'node:util'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { applyChanges } from './apply.ts'
import { type FileSystem, hasCode } from './file-system.ts'
import { makeFolders, unmakeFolders } from './folders.ts'
import { readJournal } from './journal.ts'
import { inTree } from './layout.ts'
import { lockHolder, takeLock } from './lock.ts'
import { busy, cannotWrite } from './messages.ts'
import { pathProblems } from './path-problems.ts'
import type { Change } from './plan.ts'
import { recoverRun } from './recover.ts'
import { type Survey, survey } from './survey.ts'
import type { Tree } from './tree.ts'
import type { WriteOptions } from './write-options.ts'
import type { WriteReport } from './write-report.ts'

/** Writes trees to a disk, all or nothing. */
export function runTransaction(fileSystem: FileSystem, trees: readonly Tree[], options: WriteOptions): WriteReport {
  const problems = trees.flatMap(pathProblems)
  if (problems.length > 0) return refused(problems)
  try {
    const first = surveyAtRest(fileSystem, trees, options)
    if (options.dryRun) return dryReport(fileSystem, first, options)
    // Nothing is touched, not even a lock, when there is nothing to do.
    const isQuiet = !first.interrupted && !first.locked
    if (isQuiet && (first.conflicts.length > 0 || isDone(first))) return reportOf(first, options)
    return withLock(fileSystem, options, () => write(fileSystem, trees, options))
  } catch (error) {
    if (!hasCode(error)) throw error
    const isHalf = isHalfDone(fileSystem, options.directory)
    const diagnostic = cannotWrite(error, options.directory, isHalf ? 'half' : 'untouched')
    return { ...refused([diagnostic]), interrupted: isHalf }
  }
}

/** What another run is writing looks like edits: conflicts are believed when they are seen twice. */
function surveyAtRest(fileSystem: FileSystem, trees: readonly Tree[], options: WriteOptions): Survey {
  let found = survey(fileSystem, trees, options)
  while (found.conflicts.length > 0 && !found.interrupted && !found.locked) {
    const again = survey(fileSystem, trees, options)
    if (isDeepStrictEqual(again.conflicts, found.conflicts)) return again
    found = again
  }
  return found
}

function write(fileSystem: FileSystem, trees: readonly Tree[], options: WriteOptions): WriteReport {
  const { directory } = options
  const recovered = recoverRun(fileSystem, directory)
  // What was seen before the lock was taken may have been the midst of another run.
  const current = survey(fileSystem, trees, options)
  const report = reportOf(current, options)
  if (report.conflicts.length === 0 && !isDone(current))
    applyChanges(fileSystem, directory, current.changes, current.indexes)
  return { ...report, recovered }
}

function withLock(fileSystem: FileSystem, { directory }: WriteOptions, action: () => WriteReport): WriteReport {
  const made = new Set<string>()
  try {
    makeFolders(fileSystem, directory, made)
    const lock = takeLock(fileSystem, directory)
    if ('heldBy' in lock) return refused([busy(directory, lock.heldBy)])
    try {
      return action()
    } finally {
      lock.release()
    }
  } catch (error) {
    unmakeFolders(fileSystem, made)
    throw error
  }
}

function dryReport(fileSystem: FileSystem, found: Survey, options: WriteOptions): WriteReport {
  const { directory } = options
  const holder = found.interrupted ? lockHolder(fileSystem, directory) : undefined
  const conflicts = holder === undefined ? [] : [busy(directory, holder)]
  const report = reportOf(found, options)
  return { ...report, conflicts: [...report.conflicts, ...conflicts], interrupted: found.interrupted }
}

function isDone({ changes, indexes }: Survey): boolean {
  return changes.length === 0 && indexes.length === 0
}

function isHalfDone(fileSystem: FileSystem, directory: string): boolean {
  try {
    return readJournal(fileSystem, directory) !== undefined
  } catch (error) {
    if (hasCode(error)) return false
    throw error
  }
}

/** With conflicts nothing is written, and the report says so. */
function reportOf({ changes, conflicts, unchanged }: Survey, { review }: WriteOptions): WriteReport {
  if (conflicts.length > 0) return { ...refused(conflicts), unchanged }
  const remarks = review?.(changes) ?? []
  if (remarks.some(({ severity }) => severity === 'error')) return { ...refused(remarks), unchanged }
  const written = pathsOf(changes.filter(change => change.after !== undefined))
  const removed = pathsOf(changes.filter(change => change.after === undefined))
  const edited = pathsOf(changes.filter(change => change.isEdited))
  return { written, removed, edited, unchanged, conflicts: [], remarks, recovered: false, interrupted: false }
}

function refused(conflicts: readonly Diagnostic[]): WriteReport {
  const nothing = { written: [], removed: [], edited: [], remarks: [] }
  return { ...nothing, unchanged: 0, conflicts, recovered: false, interrupted: false }
}

function pathsOf(changes: readonly Change[]): readonly string[] {
  return changes.map(({ environment, path }) => inTree(environment, path)).sort()
}
