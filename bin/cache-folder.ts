import { join } from 'node:path'

/** The user's own folder for files that can be recreated, where no other user may write. */
export function cacheFolder(variables: Readonly<Record<string, string | undefined>>): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = variables
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'k3s-platform')
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'k3s-platform')
  const caches = process.platform === 'darwin' ? 'Library/Caches' : '.cache'
  return join(HOME || process.getBuiltinModule('node:os').homedir(), caches, 'k3s-platform')
}
