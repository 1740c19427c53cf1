import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from './settings.ts'

/** Runs a task while no other process runs one, so that two test runs do not both start the server. */
export async function withLock<T>(settings: Settings, task: () => Promise<T>): Promise<T> {
  const file = join(settings.run, 'lock')
  while (!taken(file)) await sleep(200)
  try {
    return await task()
  } finally {
    rmSync(file, { force: true })
  }
}

function taken(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isAlive(holder(file))) rmSync(file, { force: true })
    return false
  }
}

function holder(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/** A holder that was killed leaves its lock behind. An empty file belongs to one that is just writing it. */
function isAlive(pid: number): boolean {
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
