import { resolvePath } from '../canonical/paths.ts'

/** The folder of a file; empty for that of apps.yaml. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/')
  return slash < 0 ? '' : file.slice(0, slash)
}

/** A path that was written in a file of `folder`, relative to the folder of apps.yaml. */
export function pathFrom(folder: string, path: string): string {
  if (isRemote(path)) return path
  const resolved = resolvePath(folder, path)
  return resolved === '.' ? '' : resolved
}

/** Whether a path is the address of something that would have to be fetched. */
export function isRemote(path: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:\/\/|git@|github\.com\/)/i.test(path)
}
