import { hostname } from 'node:os'
import { type FileSystem, hasCode } from './file-system.ts'
import { ignoreRefusal } from './ignore-refusal.ts'
import { LOCK } from './layout.ts'

/** The right to write to an output folder, or who has it. */
export type Lock = { readonly release: () => void } | { readonly heldBy: string }

/** Takes the lock of a folder. A lock whose process is gone is as good as none. */
export function takeLock(fileSystem: FileSystem, directory: string): Lock {
  const path = `${directory}/${LOCK}`
  const release = () =>
    ignoreRefusal(() => {
      fileSystem.removeFile(path)
      removeDeadLocks(fileSystem, directory)
    })
  if (makeLock(fileSystem, path)) return { release }
  const holder = readHolder(fileSystem, path)
  if (holder !== undefined && isAlive(holder)) return { heldBy: describe(holder) }
  if (seize(fileSystem, path, holder) && makeLock(fileSystem, path)) return { release }
  return { heldBy: describe(readHolder(fileSystem, path) ?? '') }
}

/**
 * Creates the lock, if there is none. It has its text from the beginning, so that no other run takes it for a stale
 * one.
 */
function makeLock(fileSystem: FileSystem, path: string): boolean {
  const own = ownName(path)
  fileSystem.writeText(own, `${process.pid} ${hostname()}\n`)
  try {
    return fileSystem.link(own, path)
  } finally {
    ignoreRefusal(() => fileSystem.removeFile(own))
  }
}

/** A name that no other process uses, from which one reads whose it is. */
function ownName(path: string): string {
  return `${path}-${process.pid}-${hostname()}`
}

/** Whether there is a lock, of a run at work or of one that died, even in the midst of taking it. */
export function hasLock(fileSystem: FileSystem, directory: string): boolean {
  return fileSystem.kindOf(`${directory}/.`) === 'folder' && fileSystem.list(directory).some(isLockName)
}

/** Who writes to a folder at this moment. */
export function lockHolder(fileSystem: FileSystem, directory: string): string | undefined {
  const path = `${directory}/${LOCK}`
  if (fileSystem.kindOf(path) === undefined) return undefined
  const holder = readHolder(fileSystem, path)
  return holder !== undefined && isAlive(holder) ? describe(holder) : undefined
}

/** Undefined when the lock has just gone. */
function readHolder(fileSystem: FileSystem, path: string): string | undefined {
  // On a disk without links it may be there before its text is.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const text = fileSystem.readText(path)
    if (text === undefined || text.endsWith('\n')) return text
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
  return ''
}

function isAlive(holder: string): boolean {
  const [pid, host] = holder.trim().split(' ')
  if (pid === undefined || host === undefined) return false
  if (host !== hostname()) return true
  // A run never waits in the midst of its work, so that a lock of this very process is from one that died.
  if (Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** Moves a dead lock away. Another run may have done so and made its own since, which then goes back. */
function seize(fileSystem: FileSystem, path: string, dead: string | undefined): boolean {
  if (dead === undefined) return true
  const aside = ownName(path)
  try {
    fileSystem.rename(path, aside)
    if (fileSystem.readText(aside) === dead) {
      fileSystem.removeFile(aside)
      return true
    }
    fileSystem.rename(aside, path)
    return false
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true
    throw error
  }
}

/** Removes what runs have left that died while they made a lock, or moved a dead one away. */
function removeDeadLocks(fileSystem: FileSystem, directory: string): void {
  for (const name of fileSystem.list(directory)) {
    const [, pid, host] = /^-(\d+)-(.+)$/.exec(name.slice(LOCK.length)) ?? []
    if (isLockName(name) && pid && !isAlive(`${pid} ${host}`)) fileSystem.removeFile(`${directory}/${name}`)
  }
}

function isLockName(name: string): boolean {
  return name === LOCK || name.startsWith(`${LOCK}-`)
}

function describe(holder: string): string {
  const [pid, host] = holder.trim().split(' ')
  return pid ? `process ${pid} on ${host ?? 'this machine'}` : 'a process that has not said its name'
}
