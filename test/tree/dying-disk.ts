import type { FileSystem } from '../../src/tree/file-system.ts'

/** The process is gone: nothing that it would do now is done. */
export class Killed extends Error {}

/** The steps in which a file system changes something, and what a process leaves that is killed in the midst of one. */
const CHANGES: Readonly<
  Partial<Record<keyof FileSystem, (fileSystem: FileSystem, path: string, text: string) => void>>
> = {
  writeText: (fileSystem, path, text) => fileSystem.writeText(path, text.slice(0, text.length / 2)),
  writeDurably: (fileSystem, path, text) => fileSystem.writeText(path, text.slice(0, text.length / 2)),
  link: () => {},
  rename: () => {},
  removeFile: () => {},
  makeFolder: () => {},
  removeEmptyFolder: () => {},
}

/**
 * A disk whose process is killed in a change: `halfSteps` counts two for each, so that an odd number kills in the midst
 * of one. From then on nothing happens any more, whatever is tried.
 */
export function dyingDisk(disk: FileSystem, halfSteps: number, die: () => never = throwKilled): FileSystem {
  let left = halfSteps
  return wrapped(disk, (name, args, act) => {
    if (left < 0) throw new Killed()
    const leave = CHANGES[name]
    if (!leave) return act()
    left -= 2
    if (left >= 0) return act()
    if (left === -1) leave(disk, ...(args as [string, string]))
    left = -1
    return die()
  })
}

function throwKilled(): never {
  throw new Killed()
}

/** A disk that refuses one change, or all changes from that one on, as the operating system would. */
export function refusingDisk(
  disk: FileSystem,
  { at, until = at, code }: { readonly at: number; readonly until?: number; readonly code: string },
): FileSystem {
  let step = 0
  return wrapped(disk, (name, args, act) => {
    if (!CHANGES[name] || name === 'removeEmptyFolder') return act()
    step += 1
    if (step < at || step > until) return act()
    throw Object.assign(new Error(`${code}: refused`), { code, syscall: name, path: String(args[0]) })
  })
}

/** How many changes an action makes. */
export function countChanges(disk: FileSystem, action: (counting: FileSystem) => unknown): number {
  let count = 0
  action(
    wrapped(disk, (name, _args, act) => {
      if (CHANGES[name]) count += 1
      return act()
    }),
  )
  return count
}

/** A disk with something done before or in place of each of its operations. */
export function wrapped(
  disk: FileSystem,
  around: (name: keyof FileSystem, args: readonly unknown[], act: () => unknown) => unknown,
): FileSystem {
  const entries = Object.entries(disk) as [keyof FileSystem, (...args: unknown[]) => unknown][]
  return Object.fromEntries(
    entries.map(([name, operation]) => [
      name,
      (...args: unknown[]) => around(name, args, () => operation.apply(disk, args)),
    ]),
  ) as unknown as FileSystem
}
