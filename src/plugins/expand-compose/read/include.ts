import { type Origin, originsOf } from 'k3s-platform/plugin'
import { withEnvFiles } from './env-files.ts'
import type { Environment } from './environment.ts'
import { includeWithoutPath } from './merge-messages.ts'
import { type Fields, fieldOf } from './nodes.ts'
import { folderOf, pathFrom } from './paths.ts'
import type { Reading } from './reading.ts'

/** Files that are to be included, and how they are read. */
export interface Include {
  readonly files: readonly string[]
  /** What their paths are relative to. */
  readonly folder: string
  readonly environment: Environment
  readonly at: Origin | undefined
}

/** What a file includes. `folder` is that to which its paths are relative. */
export function includesOf(
  node: Fields,
  folder: string,
  environment: Environment,
  reading: Reading,
): readonly Include[] {
  const { include } = node
  if (!Array.isArray(include)) return []
  return include.flatMap((written, index) => {
    const paths =
      typeof written === 'string' ? [{ path: written, at: originsOf(include, index)[0] }] : textsOf(written, 'path')
    const [first] = paths
    if (!first) {
      reading.report(includeWithoutPath(originsOf(include, index)[0]))
      return []
    }
    const files = paths.map(({ path }) => pathFrom(folder, path))
    const project = fieldOf(written, 'project_directory')
    const own = typeof project === 'string' && project !== '' ? pathFrom(folder, project) : folderOf(files[0]!)
    const variables = withEnvFiles(environment, envFilesOf(written, folder, own, reading), reading)
    return [{ files, folder: own, environment: variables, at: first.at }]
  })
}

interface Path {
  readonly path: string
  readonly at: Origin | undefined
}

/** Files of variables that an include names, else the one in its folder. */
function envFilesOf(written: unknown, folder: string, own: string, { files }: Reading): readonly Path[] {
  const named = textsOf(written, 'env_file')
  if (named.length === 0) {
    const path = pathFrom(own, '.env')
    return files.kind(path) === 'file' ? [{ path, at: undefined }] : []
  }
  // The way to say that there are none.
  return named.filter(({ path }) => path !== '/dev/null').map(({ path, at }) => ({ path: pathFrom(folder, path), at }))
}

function textsOf(node: unknown, key: string): readonly Path[] {
  const value = fieldOf(node, key)
  if (typeof value === 'string') return value === '' ? [] : [{ path: value, at: originsOf(node, key)[0] }]
  if (!Array.isArray(value)) return []
  return value.flatMap((path, index) => (typeof path === 'string' ? [{ path, at: originsOf(value, index)[0] }] : []))
}
