import type { FileKind, FileListing, FileReading, FileSource } from '../config/project-files.ts'
import type { Commit } from './commit.ts'
import { type Entry, entriesOf } from './entries.ts'
import { GitRefused } from './git.ts'

/**
 * The files of a project as a commit has them. Files that git ignores, such as `.env`, and files outside of the
 * repository are not part of a commit: they are read from the disk.
 */
export function committedFiles(commit: Commit, disk: FileSource): FileSource {
  const entries = entriesOf(commit)
  const ignored = new Map<string, boolean>()

  /** The file at a path of the project, links followed; undefined if it must be read from the disk. */
  function find(path: string): Found | undefined {
    const inRepository = resolvePath(commit.prefix, path)
    if (inRepository === undefined) return undefined
    const found = follow(entries, inRepository)
    const isOutside = !`${found.path}/`.startsWith(commit.prefix) && disk.kind(path) === 'outside of the project'
    if (found.kind !== 'missing' && isOutside) return { ...found, kind: 'outside of the project' }
    return found.kind === 'missing' && isIgnored(path) ? undefined : found
  }

  function isIgnored(path: string): boolean {
    const known = ignored.get(path) ?? isIgnoredIn(commit, path)
    ignored.set(path, known)
    return known
  }

  return {
    kind: path => find(path)?.kind ?? disk.kind(path),
    read(path): FileReading {
      const found = find(path)
      if (!found) return disk.read(path)
      if (found.kind !== 'file') return { problem: found.kind === 'folder' ? 'a folder' : found.kind }
      // As git would check it out: with the line ends and the filters that the user has on the disk.
      return { bytes: commit.git('cat-file', '--filters', `${commit.id}:${found.path}`) }
    },
    list(path): FileListing {
      const found = find(path)
      if (!found) return disk.list(path)
      if (found.kind !== 'folder') return { problem: found.kind === 'file' ? 'a file' : found.kind }
      const prefix = found.path === '' ? '' : `${found.path}/`
      const files = [...entries].flatMap(([file, { kind }]) =>
        kind !== 'folder' && file.startsWith(prefix) ? [file.slice(prefix.length)] : [],
      )
      return { files: files.sort() }
    },
  }
}

interface Found {
  /** The path in the repository, without links. */
  readonly path: string
  readonly kind: FileKind
}

/** A path in the repository, links followed one by one; a chain that goes round in a circle leads nowhere. */
function follow(entries: ReadonlyMap<string, Entry>, path: string, links = 0): Found {
  const steps = path.split('/')
  for (let length = 1; length <= steps.length; length++) {
    const entry = entries.get(steps.slice(0, length).join('/'))
    if (entry?.kind === 'link') {
      const target = resolvePath(`${steps.slice(0, length - 1).join('/')}/`.replace(/^\/$/, ''), entry.target())
      if (target === undefined || links > 40)
        return { path, kind: target === undefined ? 'outside of the project' : 'missing' }
      return follow(entries, [target, ...steps.slice(length)].filter(Boolean).join('/'), links + 1)
    }
  }
  const entry = entries.get(path)
  return { path, kind: entry === undefined || entry.kind === 'link' ? 'missing' : entry.kind }
}

/** A path from a folder of the repository; undefined when it leads out of the repository. */
function resolvePath(prefix: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined
  const steps: string[] = []
  for (const step of `${prefix}${path}`.split('/')) {
    if (step === '..' && steps.length === 0) return undefined
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function isIgnoredIn({ git }: Commit, path: string): boolean {
  try {
    git('check-ignore', '--quiet', '--', `./${path}`)
    return true
  } catch (error) {
    if (error instanceof GitRefused) return false
    throw error
  }
}
