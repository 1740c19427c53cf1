import type { FileSystem } from './file-system.ts'
import { clearFolder, makeFolders, pruneFolders, unmakeFolders } from './folders.ts'
import { ignoreRefusal } from './ignore-refusal.ts'
import { removeJournal, type StagedChange, writeJournal } from './journal.ts'
import { folderOf, inTree } from './layout.ts'
import type { Change } from './plan.ts'
import { discardRunFolder, stage, stagedPath } from './run-folder.ts'

/**
 * Makes all changes or none: stages the new texts, notes them in a journal, moves file by file and the indexes last.
 *
 * Staged files are not flushed to the disk one by one: that costs ten times what writing them does. A run that is killed
 * loses nothing by it. After a power failure the journal, which is flushed, shows by digests which files are not what
 * they should be.
 */
export function applyChanges(
  fileSystem: FileSystem,
  directory: string,
  changes: readonly Change[],
  indexes: readonly Change[],
): void {
  const progress: Progress = { fileSystem, directory, done: [], made: new Set() }
  try {
    const staged = stage(fileSystem, directory, [...removalsFirst(changes), ...indexes])
    writeJournal(fileSystem, directory, staged.slice(0, changes.length))
    for (const change of staged) move(progress, change)
    // Only the journal lists the folders to check.
    pruneFolders(fileSystem, directory, [...changes, ...indexes].filter(isRemoval))
    removeJournal(fileSystem, directory)
  } catch (error) {
    undo(progress)
    throw error
  }
  ignoreRefusal(() => discardRunFolder(fileSystem, directory))
}

/** How far a run has come. */
export interface Progress {
  readonly fileSystem: FileSystem
  readonly directory: string
  readonly done: Change[]
  /** Folders that were not there before. */
  readonly made: Set<string>
}

/** Moves one staged file into place, or removes one. */
export function move(progress: Progress, change: StagedChange): void {
  const { fileSystem, directory } = progress
  const place = inTree(change.environment, change.path)
  if (change.staged === undefined) fileSystem.removeFile(`${directory}/${place}`)
  else {
    makeParents(progress, place)
    // The files of a folder at this path are already removed.
    if (change.before === undefined) clearFolder(fileSystem, `${directory}/${place}`)
    fileSystem.rename(stagedPath(directory, change.staged), `${directory}/${place}`)
  }
  progress.done.push(change)
}

/** A file may have to go where a folder is to be; and some disks take a new spelling of a name for the old one. */
export function removalsFirst<Entry extends { readonly after?: unknown }>(entries: readonly Entry[]): readonly Entry[] {
  return [...entries.filter(isRemoval), ...entries.filter(entry => !isRemoval(entry))]
}

/** Whether a change leaves no file behind. */
export function isRemoval(change: { readonly after?: unknown }): boolean {
  return change.after === undefined
}

function makeParents({ fileSystem, directory, made }: Progress, place: string): void {
  const folder = folderOf(place)
  if (folder !== '') makeFolders(fileSystem, `${directory}/${folder}`, made)
}

/** Puts everything back. What cannot be put back is left to the next run: the journal is still there. */
function undo(progress: Progress): void {
  const { fileSystem, directory, done, made } = progress
  ignoreRefusal(() => {
    for (const change of [...done].reverse()) restore(progress, change)
    unmakeFolders(fileSystem, made)
    discardRunFolder(fileSystem, directory)
  })
}

function restore(progress: Progress, { environment, path, before }: Change): void {
  const { fileSystem, directory } = progress
  const place = inTree(environment, path)
  if (before === undefined) {
    fileSystem.removeFile(`${directory}/${place}`)
    return
  }
  const old = stagedPath(directory, 'old')
  fileSystem.writeText(old, before.text)
  makeParents(progress, place)
  clearFolder(fileSystem, `${directory}/${place}`)
  fileSystem.rename(old, `${directory}/${place}`)
}
