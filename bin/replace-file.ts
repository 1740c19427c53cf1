import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FileError } from './usage-error.ts'

/**
 * Writes a file as a whole or not at all; through a link, what it leads to. `before` is the text from which the new one
 * was made, or nothing if there was no file: if the file has another text now, nothing is written.
 */
export function replaceFile(path: string, text: string, before: string | undefined): void {
  const target = existsSync(path) ? realpathSync(path) : path
  const unfinished = `${target}.${process.pid}-${randomMark()}.new`
  try {
    removeLeftovers(target)
    writeFileSync(unfinished, text, { flag: 'wx', mode: existsSync(target) ? statSync(target).mode : 0o666 })
    if (textAt(target) !== before)
      throw new FileError(
        `The file "${path}" was changed while this command ran.`,
        'Nothing was written, and the change is kept. Run the command again.',
      )
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { force: true })
    if (error instanceof FileError) throw error
    throw new FileError(`The file "${path}" cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Eight hexadecimal digits. Node's crypto is loaded only by commands that write. */
function randomMark(): string {
  return process.getBuiltinModule('node:crypto').randomUUID().slice(0, 8)
}

/** A run that was killed leaves its unfinished file. Those of runs that are still at work stay. */
function removeLeftovers(target: string): void {
  const name = basename(target)
  for (const other of readdirSync(dirname(target))) {
    const [, pid] = (other.startsWith(name) && UNFINISHED.exec(other.slice(name.length))) || []
    if (pid !== undefined && !isAtWork(Number(pid))) rmSync(join(dirname(target), other), { force: true })
  }
}

const UNFINISHED = /^\.(\d{1,10})(?:-[0-9a-f]{8})?\.new$/

/** In containers numbers return: a file with the number of this process is of an earlier one. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function textAt(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
