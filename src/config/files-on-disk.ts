import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type FileKind, type FileListing, type FileSource, MOST_BYTES, MOST_LISTED_FILES } from './project-files.ts'

/** What may be read in addition to the folder itself. */
export interface DiskOptions {
  /** Folders, absolute or relative to that of the project. */
  readonly allowed?: readonly string[]
}

/** The files of a folder, and of others that are allowed; links that lead out of them are not followed. */
export function filesOnDisk(folder: string, { allowed = [] }: DiskOptions = {}): FileSource {
  let roots: readonly string[] | undefined
  /** The path without links, and what is there. */
  const find = (path: string): { real: string; kind: FileKind } => {
    try {
      roots ??= [realpathSync(folder), ...allowed.flatMap(other => realPathOf(resolve(folder, other)) ?? [])]
      const real = realpathSync(resolve(roots[0]!, path))
      if (!roots.some(root => isInside(root, real))) return { real, kind: 'outside of the project' }
      const found = statSync(real)
      // Reading a pipe waits for its writer, and a device may have no end.
      return { real, kind: found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'not a regular file' }
    } catch (error) {
      // Whether files outside exist is not revealed.
      const isOutside = roots !== undefined && !roots.some(root => isInside(root, resolve(roots![0]!, path)))
      return { real: path, kind: isOutside ? 'outside of the project' : problemOf(error) }
    }
  }
  return {
    kind: path => find(path).kind,
    read(path) {
      const { real, kind } = find(path)
      if (kind !== 'file') return { problem: kind === 'folder' ? 'a folder' : kind }
      try {
        return statSync(real).size > MOST_BYTES ? { problem: 'larger than 32 MiB' } : { bytes: readFileSync(real) }
      } catch (error) {
        return { problem: problemOf(error) }
      }
    },
    list(path) {
      const { real, kind } = find(path)
      if (kind !== 'folder') return { problem: kind === 'file' ? 'a file' : kind }
      try {
        return listed(real, find)
      } catch (error) {
        return { problem: problemOf(error) }
      }
    },
  }
}

function listed(folder: string, find: (path: string) => { real: string; kind: FileKind }): FileListing {
  const files: string[] = []
  /** `way` are the folders without links that lead here: a link to one of them goes round in a circle. */
  const visit = (real: string, prefix: string, way: readonly string[]): void => {
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      if (files.length > MOST_LISTED_FILES) return
      const found = kindOf(entry, real, find)
      const isFolder = found.kind === 'folder'
      if (isFolder && !way.includes(found.real)) visit(found.real, `${prefix}${entry.name}/`, [...way, found.real])
      else if (!isFolder) files.push(prefix + entry.name)
    }
  }
  visit(folder, '', [folder])
  return { files: files.sort() }
}

function kindOf(
  entry: Dirent,
  folder: string,
  find: (path: string) => { real: string; kind: FileKind },
): { real: string; kind: FileKind } {
  const real = join(folder, entry.name)
  return entry.isSymbolicLink() ? find(real) : { real, kind: entry.isDirectory() ? 'folder' : 'file' }
}

function isInside(root: string, real: string): boolean {
  const inside = relative(root, real)
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function problemOf(error: unknown): 'missing' | 'unreadable' {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable'
}
