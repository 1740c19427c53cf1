import { basename, dirname } from 'node:path'
import type { Config } from './config/config.ts'
import { filesOnDisk } from './config/files-on-disk.ts'
import { configIn } from './config/load.ts'
import { ProjectFiles } from './config/project-files.ts'
import type { Declarations } from './config/vocabulary.ts'
import { commitAt } from './git/commit.ts'
import { committedFiles } from './git/committed-files.ts'
import { withBundled } from './load-config.ts'

/** How to read what git has. */
export interface CommittedOptions {
  /** A branch, a tag, or any other name of a commit. */
  readonly ref: string
  /** The variables that git is started with: `PATH`, `HOME`. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Folders outside of the project whose files it may refer to. */
  readonly allowed?: readonly string[]
  /** The plugins whose keys it may use. */
  readonly plugins?: readonly Declarations[]
}

/**
 * Reads an apps.yaml as a commit has it, with the files that it refers to. Throws `NoCommit` when there is no such
 * commit, and `ConfigFileError` when it has no such file.
 */
export async function loadCommittedConfig(
  path: string,
  { ref, variables, allowed = [], plugins }: CommittedOptions,
): Promise<Config> {
  const folder = dirname(path)
  const files = committedFiles(commitAt(folder, ref, variables), filesOnDisk(folder, { allowed }))
  return configIn(path, basename(path), new ProjectFiles(files), withBundled(plugins))
}
