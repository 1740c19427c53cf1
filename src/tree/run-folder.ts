import type { FileSystem } from './file-system.ts'
import type { StagedChange } from './journal.ts'
import { RUN } from './layout.ts'
import type { Change } from './plan.ts'

/** Writes the new texts next to the tree, on the same disk, so that later steps need no space and little time. */
export function stage(fileSystem: FileSystem, directory: string, changes: readonly Change[]): readonly StagedChange[] {
  fileSystem.makeFolder(`${directory}/${RUN}`)
  return changes.map((change, index) => {
    if (change.after === undefined) return change
    const staged = String(index)
    fileSystem.writeText(stagedPath(directory, staged), change.after.text)
    return { ...change, staged }
  })
}

/** Where a staged file lies until it is moved into place. */
export function stagedPath(directory: string, name: string): string {
  return `${directory}/${RUN}/${name}`
}

/** Whether a run is at work or has left something behind. */
export function hasRunFolder(fileSystem: FileSystem, directory: string): boolean {
  return fileSystem.kindOf(`${directory}/${RUN}`) === 'folder'
}

/** Removes what a run kept for itself. */
export function discardRunFolder(fileSystem: FileSystem, directory: string): void {
  // Links are not followed: their targets are not ours.
  if (!hasRunFolder(fileSystem, directory)) return
  const folder = `${directory}/${RUN}`
  for (const name of fileSystem.list(folder)) fileSystem.removeFile(`${folder}/${name}`)
  fileSystem.removeEmptyFolder(folder)
}
