import { sha256 } from '../ir/sha256.ts'

/** Why a file could not be read. */
export type FileProblem =
  | 'a folder'
  | 'larger than 32 MiB'
  | 'missing'
  | 'not a regular file'
  | 'outside of the project'
  | 'unreadable'

/** The bytes of a file, or why there are none. */
export type FileReading = { readonly bytes: Uint8Array } | { readonly problem: FileProblem }

/** What is at a path, or why it cannot be read. */
export type FileKind = 'file' | 'folder' | Exclude<FileProblem, 'a folder' | 'larger than 32 MiB'>

/** The files below a folder, by their paths from it, sorted; or why there is no such list. */
export type FileListing =
  | { readonly files: readonly string[] }
  | { readonly problem: 'a file' | 'too many files' | Exclude<FileKind, 'file' | 'folder'> }

/**
 * Where files come from: a folder of a disk, or a table in memory. Paths are relative to the folder, or absolute; what
 * lies outside of it is `outside of the project`, unless the source allows it.
 */
export interface FileSource {
  read(path: string): FileReading
  kind(path: string): FileKind
  list(path: string): FileListing
}

/** The maximum number of files below one folder; a longer list is never intended. */
export const MOST_LISTED_FILES = 10_000

/** The largest file that is read: 32 MiB. */
export const MOST_BYTES = 32 * 1024 * 1024

/** The one reader of a project's files. It keeps account of what was read, for digests and for watching. */
export class ProjectFiles {
  readonly #source: FileSource
  readonly #readings = new Map<string, FileReading>()
  readonly #kinds = new Map<string, FileKind>()
  readonly #listings = new Map<string, FileListing>()

  constructor(source: FileSource) {
    this.#source = source
  }

  /** Reads a file of the project; `path` is relative to its folder, with `/`. Asking twice reads once. */
  read(path: string): FileReading {
    return once(this.#readings, path, { problem: 'outside of the project' }, normal => {
      const reading = this.#source.read(normal)
      return 'bytes' in reading && reading.bytes.length > MOST_BYTES ? { problem: 'larger than 32 MiB' } : reading
    })
  }

  /** Returns what is at a path. */
  kind(path: string): FileKind {
    return once(this.#kinds, path, 'outside of the project', normal => this.#source.kind(normal))
  }

  /** All files below a folder. A link is listed as what it leads to, and reading it says when that lies outside. */
  list(path: string): FileListing {
    return once(this.#listings, path, { problem: 'outside of the project' }, normal => {
      const listing = this.#source.list(normal)
      return 'files' in listing && listing.files.length > MOST_LISTED_FILES ? { problem: 'too many files' } : listing
    })
  }

  /** Asks everything again that was asked before, of the source as it is now. */
  again(): ProjectFiles {
    const now = new ProjectFiles(this.#source)
    for (const path of this.#readings.keys()) now.read(path)
    for (const path of this.#kinds.keys()) now.kind(path)
    for (const path of this.#listings.keys()) now.list(path)
    return now
  }

  /** The paths of which this knows something else than another that was asked the same, sorted. */
  differencesFrom(other: ProjectFiles): readonly string[] {
    const differing = [
      ...[...this.#readings].filter(([path, reading]) => !isSameReading(reading, other.read(path))),
      ...[...this.#kinds].filter(([path, kind]) => kind !== other.kind(path)),
      ...[...this.#listings].filter(([path, listing]) => !isSameListing(listing, other.list(path))),
    ]
    return [...new Set(differing.map(([path]) => path))].sort()
  }

  /** Every path of which something was asked, whether or not anything is there, and what lies in folders that were listed. */
  asked(): readonly string[] {
    const listed = [...this.#listings].flatMap(([folder, listing]) =>
      'files' in listing ? listing.files.map(file => (folder === '' ? file : `${folder}/${file}`)) : [],
    )
    return [...new Set([...this.#readings.keys(), ...this.#kinds.keys(), ...this.#listings.keys(), ...listed])].sort()
  }

  /** Every file that was read and found, with the SHA-256 of its bytes in hex. */
  digests(): ReadonlyMap<string, string> {
    const found = [...this.#readings].flatMap(([path, reading]) =>
      'bytes' in reading ? [[path, sha256(reading.bytes)] as const] : [],
    )
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Every folder that was listed, sorted: a file that is added there changes the output. */
  listedFolders(): readonly string[] {
    return [...this.#listings].flatMap(([path, listing]) => ('files' in listing ? [path] : [])).sort()
  }
}

function isSameReading(one: FileReading, other: FileReading): boolean {
  if ('bytes' in one && 'bytes' in other)
    return one.bytes.length === other.bytes.length && one.bytes.every((byte, index) => byte === other.bytes[index])
  return 'problem' in one && 'problem' in other && one.problem === other.problem
}

function isSameListing(one: FileListing, other: FileListing): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Files that exist only in memory, by their path. */
export function filesInMemory(files: Readonly<Record<string, string>>): FileSource {
  const kind = (path: string): FileKind => {
    if (isOutside(path)) return 'outside of the project'
    if (Object.hasOwn(files, path)) return 'file'
    return path === '' || below(path).length > 0 ? 'folder' : 'missing'
  }
  const below = (path: string): string[] =>
    Object.keys(files).flatMap(name =>
      path === '' ? [name] : name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : [],
    )
  return {
    kind,
    read(path) {
      const found = kind(path)
      if (found === 'file') return { bytes: new TextEncoder().encode(files[path]) }
      return { problem: found === 'folder' ? 'a folder' : found }
    },
    list(path) {
      const found = kind(path)
      if (found === 'folder') return { files: below(path).sort() }
      return { problem: found === 'file' ? 'a file' : found }
    },
  }
}

function once<Answer>(
  known: Map<string, Answer>,
  path: string,
  otherwise: Answer,
  ask: (path: string) => Answer,
): Answer {
  const normal = normalPath(path)
  if (normal === undefined) return otherwise
  const answer = known.get(normal) ?? ask(normal)
  known.set(normal, answer)
  return answer
}

/**
 * The path without `.` and inner `..`. A path that is not valid on every system has none: on Windows `\` would lead
 * outside.
 */
function normalPath(path: string): string | undefined {
  if (path.includes('\\') || path.includes('\0')) return undefined
  const steps: string[] = []
  const isAbsolute = path.startsWith('/')
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step === '..' ? !isAbsolute : step !== '' && step !== '.') steps.push(step)
  }
  return (isAbsolute ? '/' : '') + steps.join('/')
}

function isOutside(path: string): boolean {
  return path.startsWith('/') || path === '..' || path.startsWith('../')
}
