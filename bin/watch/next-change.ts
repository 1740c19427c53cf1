import { statSync } from 'node:fs'
import { FolderAlarm } from './folder-alarm.ts'
import type { WatchedFiles } from './watched-files.ts'

/** What changed, and everything as it is now. */
export interface NextChange {
  readonly paths: readonly string[]
  readonly files: WatchedFiles
}

/** An editor that saves writes, renames and removes in a row; what it left behind this long is meant. */
const QUIET_MS = 40
/** A file that is gone or empty is probably about to be written. */
const HALFWAY_MS = 250
/** How often one looks without having heard anything, unless looking takes long. */
const LOOK_MS = 1000
/** Looking may take this part of the time. */
const SHARE = 0.02

/** Waits until the files are other than they were; answers with nothing when `signal` ends the wait. */
export async function nextChange(before: WatchedFiles, signal: AbortSignal): Promise<NextChange | undefined> {
  let wake = () => {}
  const alarm = new FolderAlarm(() => wake())
  const end = () => wake()
  signal.addEventListener('abort', end)
  const sleep = (milliseconds: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  try {
    alarm.listenTo(before.paths())
    let pause = 0
    while (!signal.aborted) {
      await sleep(pause)
      if (signal.aborted) break
      const start = performance.now()
      const now = before.again()
      if (now.differencesFrom(before).length > 0) {
        const files = await settled(now, now.differencesFrom(before), signal)
        const paths = files.differencesFrom(before)
        if (paths.length > 0) return { paths, files }
      }
      pause = Math.max(LOOK_MS, (performance.now() - start) / SHARE)
    }
    return undefined
  } finally {
    signal.removeEventListener('abort', end)
    alarm.close()
  }
}

/** Looks until nothing changes any more. */
async function settled(files: WatchedFiles, changed: readonly string[], signal: AbortSignal): Promise<WatchedFiles> {
  await new Promise(resolve => setTimeout(resolve, changed.some(isHalfway) ? HALFWAY_MS : QUIET_MS))
  const now = files.again()
  const more = now.differencesFrom(files)
  return signal.aborted || more.length === 0 ? now : settled(now, more, signal)
}

function isHalfway(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0
}
