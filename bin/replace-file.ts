import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { FileError } from './usage-error.ts'

/** Writes a file as a whole or not at all; through a link, what it leads to. */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path
  const unfinished = `${target}.${process.pid}.new`
  try {
    writeFileSync(unfinished, text, { flag: 'wx', mode: existsSync(target) ? statSync(target).mode : 0o666 })
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new FileError(`The file "${path}" cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}
