import { type Convert, written } from './converting.ts'
import { text } from './scalars.ts'

/**
 * A path that was written in a file of `folder`, relative to the folder of apps.yaml: with `/`, without `.`; what leaves
 * that folder begins with `..`. Absolute paths, those of Windows and those below `~` stay as they are.
 */
export function resolvePath(folder: string, path: string): string {
  if (path === '' || STANDS.test(path)) return path
  const rooted = folder.startsWith('/')
  const steps: string[] = []
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '..' || !rooted) steps.push(step)
  }
  return (rooted ? '/' : '') + steps.join('/') || '.'
}

/** The path of a file or folder. */
export const path: Convert<string> = (parent, key, converting) => {
  const value = text(parent, key, converting)
  return value === undefined ? undefined : resolvePath(converting.folder, value)
}

/** The context of a build: a path, or an address, an image or another service, which stay as they are. */
export const contextPath: Convert<string> = (parent, key, converting) => {
  const value = written(parent, key)
  return typeof value === 'string' && ADDRESS.test(value) ? value : path(parent, key, converting)
}

/** A path in a container, as short as it can be said. */
export const targetPath: Convert<string> = (parent, key, converting) => {
  const value = text(parent, key, converting)
  return value === undefined ? undefined : cleanTarget(value)
}

/** A path in a container without `.`, `..` and doubled or last slashes. */
export function cleanTarget(target: string): string {
  if (target === '') return ''
  const cleaned = resolvePath(target.startsWith('/') ? '/' : '', target.replace(LEADING_SLASHES, './'))
  return cleaned
}

const STANDS = /^(?:\/|~|.:[\\/]|\\\\)/
const ADDRESS = /:\/\/|^(?:service:|github\.com\/|git@)/
const LEADING_SLASHES = /^\/+/
