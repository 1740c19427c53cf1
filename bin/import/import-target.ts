import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import type { ImportOptions } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { chosenEnvironments } from '../environments.ts'
import { environment } from '../option.ts'
import { openProject, pathOf } from '../project.ts'
import { FileError, UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { yamlScalar } from '../yaml-scalar.ts'

/** The apps.yaml that apps are added to, and its path. */
export interface ImportTarget extends Pick<ImportOptions, 'environment' | 'file' | 'files' | 'text'> {
  readonly path: string
  readonly shown: string
  /** What the file says now; nothing when there is none. */
  readonly before: string | undefined
}

/** The apps.yaml that is there, or the beginning of a new one. */
export async function importTarget(given: Arguments, world: World): Promise<ImportTarget> {
  const path = pathOf(given, world)
  const place = { path, file: basename(path), shown: relative(world.folder, path) }
  if (!existsSync(path)) {
    const { filesOnDisk, ProjectFiles } = await import('k3s-platform')
    const [name = 'local', ...others] = given.list(environment)
    if (others.length > 0) throw new UsageError('Manifests are of one environment.', 'Name one with --env.')
    return {
      ...place,
      before: undefined,
      text: newText(name),
      files: new ProjectFiles(filesOnDisk(dirname(path))),
      environment: name,
    }
  }
  const { config } = await openProject(given, world)
  if (config.diagnostics.some(({ severity }) => severity === 'error'))
    throw new FileError(`There are errors in ${place.shown}.`, 'k3s-platform validate lists them. Nothing was written.')
  const [name, ...others] = await chosenEnvironments(given, config, 'ask')
  if (name === undefined || others.length > 0)
    throw new UsageError('Manifests are of one environment.', 'Name one with --env.')
  const before = readFileSync(path, 'utf8')
  return { ...place, before, text: before, files: config.files, environment: name }
}

function newText(environmentName: string): string {
  return `# Made from manifests by k3s-platform import. Images that are built here have "path" instead of "image".
version: "2"

environments:
  ${yamlScalar(environmentName)}: {}

defaults:
  # Who serves routes: traefik (k3s has it) or haproxy.
  ingress: traefik
`
}
