import type { Commit } from './commit.ts'

/** A file, a folder or a link of a commit. */
export type Entry = { readonly kind: 'file' | 'folder' } | { readonly kind: 'link'; readonly target: () => string }

/** Everything that a commit has, by its path in the repository. Modules are other repositories, and are left out. */
export function entriesOf({ id, git }: Commit): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>([['', { kind: 'folder' }]])
  const listed = new TextDecoder().decode(git('ls-tree', '-r', '-z', '--full-tree', id))
  for (const line of listed.split('\0')) {
    const [, mode, object, path] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? []
    if (path === undefined || mode === MODULE) continue
    const target = () => new TextDecoder().decode(git('cat-file', 'blob', object!))
    addFolders(entries, path)
    entries.set(path, mode === LINK ? { kind: 'link', target } : { kind: 'file' })
  }
  return entries
}

const LINK = '120000'
const MODULE = '160000'

function addFolders(entries: Map<string, Entry>, path: string): void {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end)
    if (entries.has(folder)) return
    entries.set(folder, { kind: 'folder' })
  }
}
