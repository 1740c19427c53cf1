import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from './settings.ts'

/** The processes of the test server, in the order they start. */
export const PROCESSES = ['etcd', 'apiserver', 'controller-manager', 'scheduler'] as const

/** The name of one of the test server's processes. */
export type ProcessName = (typeof PROCESSES)[number]

const GRACE_MILLISECONDS = 10_000

/** Starts a process in the background unless it runs already; it outlives this one. */
export function launch(settings: Settings, name: ProcessName, program: string, args: readonly string[]): void {
  if (runningProcess(settings, name) !== undefined) return
  mkdirSync(settings.logs, { recursive: true })
  const log = openSync(logFile(settings, name), 'w')
  const child = spawn(program, args, { cwd: settings.run, detached: true, stdio: ['ignore', log, log] })
  child.unref()
  if (child.pid !== undefined) writeFileSync(recordFile(settings, name), `${child.pid}\n`)
}

/** The number of a running process that we started; undefined when it ended or the number now belongs to another. */
export function runningProcess(settings: Settings, name: ProcessName): number | undefined {
  const pid = recorded(settings, name)
  return pid !== undefined && programOf(pid)?.startsWith(settings.programs) ? pid : undefined
}

/** Stops a process that we started and forgets it. */
export async function halt(settings: Settings, name: ProcessName): Promise<void> {
  const pid = runningProcess(settings, name)
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM')
    for (let waited = 0; runningProcess(settings, name) !== undefined; waited += 50) {
      if (waited >= GRACE_MILLISECONDS) process.kill(pid, 'SIGKILL')
      await sleep(50)
    }
  }
  rmSync(recordFile(settings, name), { force: true })
}

/** Where a process writes what it has to say. */
export function logFile(settings: Settings, name: ProcessName): string {
  return join(settings.logs, `${name}.log`)
}

function recordFile(settings: Settings, name: ProcessName): string {
  return join(settings.run, `${name}.pid`)
}

function recorded(settings: Settings, name: ProcessName): number | undefined {
  try {
    return Number(readFileSync(recordFile(settings, name), 'utf8'))
  } catch {
    return undefined
  }
}

/** The executable a process runs: a number alone proves nothing, the system gives it out again. */
function programOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux'
      ? readlinkSync(`/proc/${pid}/exe`)
      : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
