import type { Diagnostic } from '../ir/diagnostic.ts'
import { folded } from './folded.ts'
import { folderOf } from './layout.ts'
import { collidingPaths, unsafePath } from './messages.ts'
import { isSafeName, isSafePath } from './safe-path.ts'
import type { Tree } from './tree.ts'

/** What is wrong with the paths of a tree as such: those that lead out of it, and those that some disk takes for one. */
export function pathProblems(tree: Tree): readonly Diagnostic[] {
  const { environment, files } = tree
  if (environment !== '' && !(isSafeName(environment) && isSafePath(environment))) return [unsafePath(environment)]
  const unsafe = [...files.keys()].filter(path => !isSafePath(path))
  return unsafe.length > 0 ? unsafe.map(unsafePath) : collisions(files.keys())
}

function collisions(paths: Iterable<string>): readonly Diagnostic[] {
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  const problems: Diagnostic[] = []
  for (const path of paths) {
    const rival = claim(files, path) ?? claimFolders(folders, folderOf(path))
    if (rival !== undefined) problems.push(collidingPaths(rival, path))
  }
  for (const [name, path] of files) if (folders.has(name)) problems.push(collidingPaths(path, `${folders.get(name)}/`))
  return problems
}

/** The path that already has the name in another spelling. */
function claim(names: Map<string, string>, path: string): string | undefined {
  const name = folded(path)
  const owner = names.get(name)
  if (owner === undefined) names.set(name, path)
  return owner === path ? undefined : owner
}

function claimFolders(folders: Map<string, string>, folder: string): string | undefined {
  if (folder === '') return undefined
  const known = folders.size
  const rival = claim(folders, folder)
  return folders.size === known ? rival : claimFolders(folders, folderOf(folder))
}
