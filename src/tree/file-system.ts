import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'

/** What is at a path. Links are not followed. */
export type Kind = 'file' | 'folder' | 'link' | 'other'

/** All that writing a tree asks of a disk. Tests interrupt it at every step. */
export interface FileSystem {
  kindOf(path: string): Kind | undefined
  /** Whether two paths to what is there are two names of one thing. */
  isSame(one: string, other: string): boolean
  /** Nothing when the folder is gone. */
  list(folder: string): readonly string[]
  /** Undefined when the file is gone: another run may be at work. */
  readText(path: string): string | undefined
  writeText(path: string, text: string): void
  /** Returns when the text would survive a power failure. */
  writeDurably(path: string, text: string): void
  /** Gives a file one more name. Answers whether it could: not if something has that name. */
  link(file: string, name: string): boolean
  rename(from: string, to: string): void
  removeFile(path: string): void
  makeFolder(path: string): void
  /** Whether the folder is gone: one that holds something, or that may not be removed, stays. */
  removeEmptyFolder(path: string): boolean
}

/** The disk of this machine. Synchronous calls: thousands of small files take a fraction of the time. */
export const nodeFileSystem: FileSystem = {
  kindOf(path) {
    // Most of these files do not exist, and creating an error takes longer than the check.
    const entry = unlessGone(() => lstatSync(path, { throwIfNoEntry: false }))
    if (entry === undefined) return undefined
    return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other'
  },
  isSame(one, other) {
    const [a, b] = [lstatSync(one, { bigint: true }), lstatSync(other, { bigint: true })]
    return a.dev === b.dev && a.ino === b.ino
  },
  list: folder => unlessGone(() => readdirSync(folder)) ?? [],
  readText: path => unlessGone(() => readFileSync(path, 'utf8')),
  writeText: (path, text) => writeFileSync(path, text),
  writeDurably(path, text) {
    const file = openSync(path, 'w')
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
  link(file, name) {
    try {
      return unlessTaken(() => linkSync(file, name))
    } catch (error) {
      // Some disks give a file no second name.
      if (!LINKLESS.some(code => hasCode(error, code))) throw error
      return unlessTaken(() => copyFileSync(file, name, constants.COPYFILE_EXCL))
    }
  },
  rename: (from, to) => renameSync(from, to),
  removeFile: path => unlinkSync(path),
  makeFolder: path => mkdirSync(path),
  removeEmptyFolder(path) {
    try {
      rmdirSync(path)
      return true
    } catch (error) {
      if (hasCode(error)) return hasCode(error, 'ENOENT')
      throw error
    }
  },
}

const LINKLESS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']

function unlessTaken(make: () => void): boolean {
  try {
    make()
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function unlessGone<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined
    throw error
  }
}

/** Whether the operating system refused something: with the given code, or with any. */
export function hasCode(error: unknown, code?: string): error is Error & { readonly code?: string } {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return false
  return code === undefined || error.code === code
}
