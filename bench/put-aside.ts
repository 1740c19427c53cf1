import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Moves what a run wrote out of the next one's way. It is not removed: a disk that has just lost thousands of files is
 * slow to make new ones.
 */
export function putAside(folder: string, name = 'argocd-state'): void {
  const tree = join(folder, name)
  if (!existsSync(tree)) return
  mkdirSync(join(folder, 'aside'), { recursive: true })
  renameSync(tree, join(folder, 'aside', String(readdirSync(join(folder, 'aside')).length)))
}
