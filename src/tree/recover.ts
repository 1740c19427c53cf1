import { isRemoval, move, type Progress, removalsFirst } from './apply.ts'
import { digestOf } from './digest.ts'
import type { FileSystem } from './file-system.ts'
import { holdsOnly, pruneFolders } from './folders.ts'
import { type Index, indexText, parseIndex } from './index-file.ts'
import { type JournalEntry, readJournal, removeJournal } from './journal.ts'
import { INDEX, inTree } from './layout.ts'
import { type Found, lookInto } from './look.ts'
import { discardRunFolder, hasRunFolder, stagedPath } from './run-folder.ts'

/**
 * Completes a run that died while it moved files, or discards one that died before. Files that were edited since stay
 * as they are. Returns whether there was one.
 */
export function recoverRun(fileSystem: FileSystem, directory: string): boolean {
  if (!hasRunFolder(fileSystem, directory)) return false
  const journal = readJournal(fileSystem, directory)
  if (journal !== undefined) complete(fileSystem, directory, journal)
  discardRunFolder(fileSystem, directory)
  return true
}

function complete(fileSystem: FileSystem, directory: string, journal: readonly JournalEntry[]): void {
  const progress: Progress = { fileSystem, directory, done: [], made: new Set() }
  const look = lookInto(fileSystem, directory)
  const settled = removalsFirst(journal).filter(entry => settle(progress, look, entry))
  for (const environment of new Set(settled.map(entry => entry.environment)))
    updateIndex(
      progress,
      look,
      settled.filter(entry => entry.environment === environment),
    )
  const removed = settled.filter(isRemoval).map(({ environment, path }) => ({ environment, path }))
  pruneFolders(fileSystem, directory, removed)
  removeJournal(fileSystem, directory)
}

/** Whether the file is what the journal says that it becomes. */
function settle(progress: Progress, look: (path: string) => Found, entry: JournalEntry): boolean {
  const { environment, path, before, after, staged } = entry
  const current = digestFound(progress, look(inTree(environment, path)), inTree(environment, path))
  if (current === (after ?? 'missing')) return true
  if (current !== (before ?? 'missing')) return false
  if (staged !== undefined && !isStaged(progress, staged, after)) return false
  move(progress, { environment, path, ...(staged !== undefined && { staged }) })
  return true
}

function digestFound({ fileSystem, directory }: Progress, found: Found, place: string): string {
  if (found.kind === 'file') return digestOf(found.text)
  // The files of the folder are removed, and the file that takes its name would be next.
  return found.kind === 'folder' && holdsOnly(fileSystem, directory, place, () => false) ? 'missing' : found.kind
}

/** A power failure may have lost what was staged. */
function isStaged({ fileSystem, directory }: Progress, staged: string, digest: string | undefined): boolean {
  const path = stagedPath(directory, staged)
  const text = fileSystem.kindOf(path) === 'file' ? fileSystem.readText(path) : undefined
  return text !== undefined && digestOf(text) === digest
}

function updateIndex(progress: Progress, look: (path: string) => Found, entries: readonly JournalEntry[]): void {
  const environment = entries[0]!.environment
  const place = inTree(environment, INDEX)
  const found = look(place)
  if (found.kind !== 'file' && found.kind !== 'missing') return
  const old = found.kind === 'file' ? found.text : ''
  const index = indexAfter(parseIndex(old), entries)
  if (index.size > 0) {
    progress.fileSystem.writeText(stagedPath(progress.directory, 'index'), indexText(index))
    move(progress, { environment, path: INDEX, staged: 'index' })
  } else if (found.kind === 'file') move(progress, { environment, path: INDEX })
}

function indexAfter(index: Index, entries: readonly JournalEntry[]): Index {
  const result = new Map(index)
  for (const { path, after } of entries) {
    if (after === undefined) result.delete(path)
    else result.set(path, [after])
  }
  return result
}
