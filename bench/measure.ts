import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Scenario } from './scenario.ts'

/** What one run of a command took. */
export interface Sample {
  /** Milliseconds from start to end. */
  readonly wall: number
  /** Milliseconds of processor time of all threads, which a busy machine changes less. */
  readonly processor?: number
  /** The part of it that the main thread took: the wait on an idle machine with cores to spare. Only of Node's programs. */
  readonly mainThread?: number
  /** The most memory that it held. */
  readonly mebibytes: number
}

/** Runs a command once, under the same instrument whatever it was written in. */
export function measure({ name, command, words, folder, printsTime }: Scenario, cache: string): Sample {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...variables } = process.env
  const watched = command === process.execPath ? ['--require', WATCH] : []
  const { status, output } = spawnSync('python3', ['-S', USAGE, command, ...watched, ...words], {
    cwd: folder,
    env: { ...variables, XDG_CACHE_HOME: cache, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${output?.[2]}`)
  const usage = JSON.parse(String(output[3])) as Usage
  const mebibytes = usage.kibibytes / 1024
  if (printsTime) return { wall: Number(output[1]), mebibytes }
  const mainThread = Number(output[4])
  return {
    wall: usage.wall * 1000,
    processor: usage.processor * 1000,
    ...(mainThread > 0 && { mainThread }),
    mebibytes,
  }
}

/** Seconds and KiB, as the kernel counts them. */
interface Usage {
  readonly wall: number
  readonly processor: number
  readonly kibibytes: number
}

const USAGE = join(import.meta.dirname, 'usage.py')
const WATCH = join(import.meta.dirname, 'watch.cjs')
