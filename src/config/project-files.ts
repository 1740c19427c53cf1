import { sha256 } from '../ir/sha256.ts'

/** Why a file could not be read. */
export type FileProblem = 'a folder' | 'missing' | 'outside of the project' | 'unreadable'

/** The bytes of a file, or why there are none. */
export type FileReading = { readonly bytes: Uint8Array } | { readonly problem: FileProblem }

/** Where files come from: a folder of a disk, or a table in memory. Never answers from outside of its folder. */
export interface FileSource {
  read(path: string): FileReading
}

/** The one reader of a project's files. It keeps account of what was read, for digests and for watching. */
export class ProjectFiles {
  readonly #source: FileSource
  readonly #readings = new Map<string, FileReading>()

  constructor(source: FileSource) {
    this.#source = source
  }

  /** Reads a file of the project; `path` is relative to its folder, with `/`. Asking twice reads once. */
  read(path: string): FileReading {
    const normal = normalPath(path)
    if (normal === undefined) return { problem: 'outside of the project' }
    const known = this.#readings.get(normal) ?? this.#source.read(normal)
    this.#readings.set(normal, known)
    return known
  }

  /** Every file that was read and found, with the SHA-256 of its bytes in hex. */
  digests(): ReadonlyMap<string, string> {
    const found = [...this.#readings].flatMap(([path, reading]) =>
      'bytes' in reading ? [[path, sha256(reading.bytes)] as const] : [],
    )
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** Files that exist only in memory. */
export function filesInMemory(files: Readonly<Record<string, string>>): FileSource {
  return {
    read: path =>
      Object.hasOwn(files, path) ? { bytes: new TextEncoder().encode(files[path]) } : { problem: 'missing' },
  }
}

/** The path without `.` and `..`, or nothing when it leaves the project's folder. */
function normalPath(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
