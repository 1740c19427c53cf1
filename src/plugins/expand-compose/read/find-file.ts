import type { Origin } from 'k3s-platform/plugin'
import { outsideOfTheProject, remoteFile, unreadableFile } from './file-messages.ts'
import { folderOf, isRemote } from './paths.ts'
import type { Reading } from './reading.ts'

/** Whether a referenced file can be read; problems are reported at the place of the reference. */
export function canRead(path: string, at: Origin | undefined, { files, report }: Reading): boolean {
  if (isRemote(path)) {
    report(remoteFile(path, at))
    return false
  }
  const kind = path.startsWith('~') ? 'outside of the project' : files.kind(path)
  if (kind === 'file') return true
  if (kind === 'outside of the project')
    report(outsideOfTheProject(path, /^(?:\.\.|\/)/.test(path) ? folderOf(path) : undefined, at))
  else report(unreadableFile(path, kind === 'folder' ? 'a folder' : kind, at))
  return false
}
