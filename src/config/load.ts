import { basename, dirname } from 'node:path'
import type { Config } from './config.ts'
import { type DiskOptions, filesOnDisk } from './files-on-disk.ts'
import { type FileProblem, ProjectFiles } from './project-files.ts'
import { readConfig } from './read-config.ts'
import { utf8Text } from './utf8-text.ts'
import type { Declarations } from './vocabulary.ts'

/** How to read an apps.yaml. */
export interface LoadOptions extends DiskOptions {
  /** The plugins whose keys it may use; the build takes the same. */
  readonly plugins?: readonly Declarations[]
}

/**
 * Reads an apps.yaml from disk; the files that it refers to are looked for in its folder and in those that are allowed,
 * and nowhere else.
 */
export async function loadConfig(path: string, options: LoadOptions = {}): Promise<Config> {
  return configIn(path, basename(path), new ProjectFiles(filesOnDisk(dirname(path), options)), options.plugins)
}

/** Reads an apps.yaml from the files of a project. `path` is what it is called when it cannot be read. */
export async function configIn(
  path: string,
  file: string,
  files: ProjectFiles,
  plugins?: readonly Declarations[],
): Promise<Config> {
  const reading = files.read(file)
  if ('problem' in reading) throw new ConfigFileError(path, reading.problem)
  return readConfig({ file, text: textOf(path, reading.bytes), files, plugins })
}

/** A name with a sign that was read wrong would go unnoticed until it is in the cluster. */
function textOf(path: string, bytes: Uint8Array): string {
  const read = utf8Text(bytes)
  if ('text' in read) return read.text
  throw new ConfigFileError(path, 'no text in UTF-8', read.badLine)
}

/** apps.yaml itself could not be read. */
export class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError'
  readonly path: string
  readonly problem: FileProblem | 'no text in UTF-8'
  /** The line that the problem is in, where it is in one. */
  readonly line: number | undefined

  constructor(path: string, problem: FileProblem | 'no text in UTF-8', line?: number) {
    super(`The file "${path}" is ${problem}.`)
    this.path = path
    this.problem = problem
    this.line = line
  }
}
