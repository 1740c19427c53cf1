import { slugOf } from '../names.ts'
import type { Stack } from '../stack.ts'

/**
 * The claim of a folder in which services keep data: one for all that mount the same folder, named by its path from the
 * compose file's.
 */
export function folderClaim(source: string, { name, compose }: Pick<Stack, 'compose' | 'name'>): string {
  const slash = compose.file.lastIndexOf('/')
  const folder = compose.file.slice(0, slash + 1)
  const slug = slugOf(source.startsWith(folder) ? source.slice(folder.length) : spelledOut(source))
  // A named volume may be called like the folder; they are two.
  const isTaken = Object.keys(compose.volumes).some(volume => slugOf(volume) === slug)
  return `${name}-${slug}${isTaken ? '-folder' : ''}`
}

/** Paths outside of the project: `~/data`, `../data` and `data` are three claims, and ends of long paths differ most. */
function spelledOut(source: string): string {
  const path = source.replace(/^~/, 'home').replaceAll('../', 'parent/')
  return path.length > LONGEST ? path.slice(-LONGEST).replace(/^[^/]*\//, '') : path
}

const LONGEST = 50
