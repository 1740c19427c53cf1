import { dirname } from 'node:path'
import { type FileSystem, hasCode } from './file-system.ts'
import { folderOf, inTree } from './layout.ts'
import type { Change } from './plan.ts'

/** Makes a folder and those above it where they are missing, and notes in `made` which ones. */
export function makeFolders(fileSystem: FileSystem, path: string, made: Set<string>): void {
  if (made.has(path) || fileSystem.kindOf(path) !== undefined) return
  const above = dirname(path)
  if (above !== path) makeFolders(fileSystem, above, made)
  try {
    fileSystem.makeFolder(path)
    made.add(path)
  } catch (error) {
    // Another run came first.
    if (!hasCode(error, 'EEXIST') || fileSystem.kindOf(path) !== 'folder') throw error
  }
}

/** Removes the created folders, if they are empty. */
export function unmakeFolders(fileSystem: FileSystem, made: ReadonlySet<string>): void {
  for (const folder of [...made].reverse()) fileSystem.removeEmptyFolder(folder)
}

/** Whether a folder has no files, except those that will be removed. */
export function holdsOnly(
  fileSystem: FileSystem,
  directory: string,
  folder: string,
  goes: (path: string) => boolean,
): boolean {
  return fileSystem.list(`${directory}/${folder}`).every(name => {
    const path = `${folder}/${name}`
    if (fileSystem.kindOf(`${directory}/${path}`) !== 'folder') return goes(path)
    return holdsOnly(fileSystem, directory, path, goes)
  })
}

/** Removes a folder and those below it, if there are no files in them. */
export function clearFolder(fileSystem: FileSystem, path: string): void {
  if (fileSystem.kindOf(path) !== 'folder') return
  for (const name of fileSystem.list(path)) clearFolder(fileSystem, `${path}/${name}`)
  fileSystem.removeEmptyFolder(path)
}

/** Removes the folders that held removed files and are empty now. */
export function pruneFolders(fileSystem: FileSystem, directory: string, removed: readonly Change[]): void {
  const emptied = new Set<string>()
  for (const { environment, path } of removed)
    for (let folder = folderOf(inTree(environment, path)); folder !== ''; folder = folderOf(folder)) emptied.add(folder)
  // The longest first: a folder is empty when those below it have gone.
  for (const folder of [...emptied].sort((a, b) => b.length - a.length))
    fileSystem.removeEmptyFolder(`${directory}/${folder}`)
}
