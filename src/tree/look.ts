import type { FileSystem, Kind } from './file-system.ts'
import { folderOf } from './layout.ts'

/** What is at a path below the output folder; `blocked` if a parent in the path is not a folder. */
export type Found =
  | { readonly kind: 'missing' }
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: Exclude<Kind, 'file'> }
  | { readonly kind: 'blocked'; readonly by: string; readonly byKind: Kind }

/** Returns what is at a path, reading each folder once, and never through a link. */
export function lookInto(fileSystem: FileSystem, directory: string): (path: string) => Found {
  const folders = new Map<string, Found>()

  function look(path: string): Found {
    const above = folder(folderOf(path))
    if (above.kind !== 'folder') return above
    const kind = fileSystem.kindOf(`${directory}/${path}`)
    if (kind === undefined) return MISSING
    if (kind !== 'file') return { kind }
    const text = fileSystem.readText(`${directory}/${path}`)
    return text === undefined ? MISSING : { kind, text }
  }

  function folder(path: string): Found {
    const known = folders.get(path)
    if (known) return known
    const found = path === '' ? outputFolder() : folderBelow(path)
    folders.set(path, found)
    return found
  }

  function folderBelow(path: string): Found {
    const above = folder(folderOf(path))
    if (above.kind !== 'folder') return above
    const kind = fileSystem.kindOf(`${directory}/${path}`)
    return kind === undefined ? MISSING : kind === 'folder' ? { kind } : { kind: 'blocked', by: path, byKind: kind }
  }

  /** The output folder itself may be a link: the user has named it. */
  function outputFolder(): Found {
    const kind = fileSystem.kindOf(directory)
    if (kind === undefined) return MISSING
    return kind === 'folder' || kind === 'link' ? { kind: 'folder' } : { kind: 'blocked', by: '', byKind: kind }
  }

  return look
}

const MISSING: Found = { kind: 'missing' }
