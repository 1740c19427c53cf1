import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

/** Makes sure that a folder from the command line exists: else it is a UsageError. */
export function checkFolder(path: string, world: World): void {
  const found = statSync(resolve(world.folder, path), { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  throw new UsageError(
    found ? `"${path}" is a file, and its folder is meant.` : `There is no folder "${path}".`,
    'Paths are relative to the current folder.',
  )
}
