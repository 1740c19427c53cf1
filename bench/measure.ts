import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Scenario } from './scenario.ts'

/** What one run of a command took. */
export interface Sample {
  /** Milliseconds from start to end, as somebody who waits sees them. */
  readonly wall: number
  /** Milliseconds of processor time of all threads, which a busy machine changes less; only of Node's programs. */
  readonly processor?: number
  /** The part of it that the main thread took: what a quiet machine with cores to spare would let one wait for. */
  readonly mainThread?: number
  /** The most memory that it held; only of Node's programs. */
  readonly mebibytes?: number
}

/** Runs a command once. Node's programs are watched from inside: nothing else is precise below ten milliseconds. */
export function measure({ name, command, words, folder, printsTime }: Scenario, cache: string): Sample {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...variables } = process.env
  const isNode = command === process.execPath
  const start = process.hrtime.bigint()
  const { status, output } = spawnSync(command, [...(isNode ? ['--require', WATCH] : []), ...words], {
    cwd: folder,
    env: { ...variables, XDG_CACHE_HOME: cache, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  const wall = printsTime ? Number(output[1]) : Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${output?.[2]}`)
  if (!isNode) return { wall }
  const { userCPUTime, systemCPUTime, maxRSS, ...watched } = JSON.parse(String(output[3])) as Watched
  const mebibytes = maxRSS / 1024
  if (printsTime) return { wall, mebibytes }
  const mainThread = watched.mainThread && { mainThread: watched.mainThread }
  return { wall, processor: (userCPUTime + systemCPUTime) / 1000, ...mainThread, mebibytes }
}

type Watched = NodeJS.ResourceUsage & { readonly mainThread?: number }

const WATCH = join(import.meta.dirname, 'watch.cjs')
