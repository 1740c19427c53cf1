import { dirname } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { folderOf, inTree } from './layout.ts'
import type { Change } from './plan.ts'

/** Makes a folder and those above it where they are missing, and notes in `made` which ones. */
export function makeFolders(fileSystem: FileSystem, path: string, made: Set<string>): void {
  if (made.has(path) || fileSystem.kindOf(path) !== undefined) return
  const above = dirname(path)
  if (above !== path) makeFolders(fileSystem, above, made)
  fileSystem.makeFolder(path)
  made.add(path)
}

/** Removes the folders that were made, if nothing stands in them. */
export function unmakeFolders(fileSystem: FileSystem, made: ReadonlySet<string>): void {
  for (const folder of [...made].reverse()) fileSystem.removeEmptyFolder(folder)
}

/** Removes the folders that held removed files and are empty now. */
export function pruneFolders(fileSystem: FileSystem, directory: string, removed: readonly Change[]): void {
  const kept = new Set<string>([''])
  for (const { environment, path } of removed) {
    let folder = folderOf(inTree(environment, path))
    while (!kept.has(folder)) {
      if (!fileSystem.removeEmptyFolder(`${directory}/${folder}`)) kept.add(folder)
      folder = folderOf(folder)
    }
  }
}
