import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Config } from './config.ts'
import { type FileProblem, type FileReading, type FileSource, ProjectFiles } from './project-files.ts'
import { readConfig } from './read-config.ts'

/** Reads an apps.yaml from disk; the files that it refers to are looked for in its folder, and nowhere else. */
export async function loadConfig(path: string): Promise<Config> {
  const files = new ProjectFiles(filesOnDisk(dirname(path)))
  const reading = files.read(basename(path))
  if ('problem' in reading) throw new ConfigFileError(path, reading.problem)
  return readConfig({ file: basename(path), text: textOf(path, reading.bytes), files })
}

/** A name with a sign that was read wrong would go unnoticed until it is in the cluster. */
function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ConfigFileError(path, 'no text in UTF-8')
  }
}

/** apps.yaml itself could not be read. */
export class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError'
  readonly path: string
  readonly problem: FileProblem | 'no text in UTF-8'

  constructor(path: string, problem: FileProblem | 'no text in UTF-8') {
    super(`The file "${path}" is ${problem}.`)
    this.path = path
    this.problem = problem
  }
}

/** The files of a folder; links that lead out of it are not followed. */
export function filesOnDisk(folder: string): FileSource {
  let root: string | undefined
  return {
    read(path) {
      try {
        root ??= realpathSync(folder)
        return readInside(root, join(root, path))
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code
        return { problem: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' }
      }
    },
  }
}

function readInside(root: string, path: string): FileReading {
  const real = realpathSync(path)
  const inside = relative(root, real)
  if (inside === '..' || inside.startsWith(`..${sep}`)) return { problem: 'outside of the project' }
  if (statSync(real).isDirectory()) return { problem: 'a folder' }
  return { bytes: readFileSync(real) }
}
