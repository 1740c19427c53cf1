import { hostname } from 'node:os'
import { type FileSystem, hasCode } from './file-system.ts'
import { LOCK } from './layout.ts'

/** The right to write to an output folder, or who has it. */
export type Lock = { readonly release: () => void } | { readonly heldBy: string }

/** Takes the lock of a folder. A lock whose process is gone is as good as none. */
export function takeLock(fileSystem: FileSystem, directory: string): Lock {
  const path = `${directory}/${LOCK}`
  const own = `${process.pid} ${hostname()}\n`
  const release = () =>
    ignoreRefusal(() => {
      fileSystem.removeFile(path)
      removeDeadLocks(fileSystem, directory)
    })
  if (fileSystem.createText(path, own)) return { release }
  const holder = readHolder(fileSystem, path)
  if (holder !== undefined && isAlive(holder)) return { heldBy: describe(holder) }
  const seized = seize(fileSystem, path, holder)
  if (seized && fileSystem.createText(path, own)) return { release }
  return { heldBy: describe(readHolder(fileSystem, path) ?? '') }
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
  // Whoever made the lock may not have put its name into it yet.
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
  const aside = `${path}-${process.pid}`
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

/** Removes what runs have left that died while they moved a dead lock away. */
function removeDeadLocks(fileSystem: FileSystem, directory: string): void {
  for (const name of fileSystem.list(directory)) {
    if (name === LOCK || !isLockName(name)) continue
    const path = `${directory}/${name}`
    const holder = readHolder(fileSystem, path)
    if (holder !== undefined && !isAlive(holder)) fileSystem.removeFile(path)
  }
}

function isLockName(name: string): boolean {
  return name === LOCK || name.startsWith(`${LOCK}-`)
}

function describe(holder: string): string {
  const [pid, host] = holder.trim().split(' ')
  return pid ? `process ${pid} on ${host ?? 'this machine'}` : 'a process that has not said its name'
}

function ignoreRefusal(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!hasCode(error)) throw error
  }
}
