import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder from which a Dockerfile copies: its own, or the nearest above it that has what it copies. `root` is as far
 * as one may look, `path` its own folder below that. Where everything is copied, the name of the folder decides.
 */
export function buildContext(root: string, path: string, copied: readonly string[]): string {
  const sources = copied.map(source => source.replace(/[*?[].*$/, '').replace(/^\.?\/+/, '')).filter(isNamed)
  const has = (folder: string) => sources.every(source => existsSync(join(root, folder, source)))
  const above = foldersAbove(path)
  if (sources.length === 0) return isForImages(path) && above.length > 0 ? above[0]! : path
  return [path, ...above].find(has) ?? path
}

/** Whether a folder is named after what is in it, and not after what it is a part of. */
export function isForImages(path: string): boolean {
  return /^(?:build|ci|containers?|deploy(?:ment)?|docker(?:files?)?|images?)$/i.test(path.split('/').at(-1)!)
}

function isNamed(source: string): boolean {
  return source !== '' && source !== '.'
}

/** From the nearest to the root, which is empty. */
function foldersAbove(path: string): readonly string[] {
  const steps = path === '' ? [] : path.split('/')
  return steps.map((_, index) => steps.slice(0, index).join('/')).reverse()
}
