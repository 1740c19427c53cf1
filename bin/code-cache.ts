import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Script } from 'node:vm'
import { cacheFolder } from './cache-folder.ts'

/** Names the program's code: the build puts its digest here. Code of another program must never be run. */
declare const CODE_DIGEST: string

/** Large projects run under other flags of V8, which takes no code from under others. */
export type CodeKind = 'large' | 'small'

/** The tool that is started: the build puts its name here. */
declare const TOOL: string

/**
 * The compiled code of an earlier run of the same command by the same Node, if there is any. It is in the user's own
 * cache folder, where no other user may write; failures to read or write it are ignored.
 */
export function cachedCode(kind: CodeKind): Buffer | undefined {
  try {
    return readFileSync(join(cacheFolder(process.env), cacheName(kind)))
  } catch {
    return undefined
  }
}

/** Keeps the compiled code for the next run, and throws away what is a month old. */
export function keepCode(script: Script, kind: CodeKind): void {
  if (process.exitCode === 2 || process.env.NODE_DISABLE_COMPILE_CACHE) return
  try {
    const folder = cacheFolder(process.env)
    // Not `recursive`: where nothing can be made, as under /proc, Node would try for ever.
    for (const missing of [dirname(folder), folder]) if (!existsSync(missing)) mkdirSync(missing, { mode: 0o700 })
    const target = join(folder, cacheName(kind))
    const unfinished = `${target}.${process.pid}`
    writeFileSync(unfinished, script.createCachedData())
    renameSync(unfinished, target)
    for (const name of readdirSync(folder)) removeWhenOld(join(folder, name))
  } catch {
    // The next run starts a little slower.
  }
}

const month = 30 * 24 * 60 * 60 * 1000

function removeWhenOld(file: string): void {
  const state = statSync(file)
  // The folder of Python environments is here, too.
  if (state.isFile() && Date.now() - state.mtimeMs > month) rmSync(file, { force: true })
}

/** Each command has code of its own: what one does not need is not read. */
function cacheName(kind: CodeKind): string {
  const command = /^[a-z][a-z-]{0,20}$/.exec(process.argv[2] ?? '')?.[0] ?? 'none'
  return `${CODE_DIGEST}-${process.version}-${process.arch}-${TOOL}-${command}-${kind}`
}
