import { type Diagnostic, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { byteSize } from '../text/byte-size.ts'
import { durationMilliseconds } from '../text/duration.ts'
import { wrongFormat } from './shape-messages.ts'

/** Strings of a service that are not valid durations, sizes or numbers. */
export function checkQuantities(service: Service, report: (diagnostic: Diagnostic) => void): void {
  for (const { isRight, hint, ways } of QUANTITIES)
    for (const way of ways)
      for (const { node, key, value } of textsAt(service, way.split('.')))
        if (!isRight(value)) report(wrongFormat(key, value, hint, originsOf(node, key)[0]))
}

interface Quantity {
  readonly isRight: (text: string) => boolean
  readonly hint: string
  /** Ways into a service; `*` is every item of a list. */
  readonly ways: readonly string[]
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const MASK = /^(?:0[0-7]*|[1-9]\d*|0[oO][0-7]+|0[xX][\da-fA-F]+|0[bB][01]+)$/

const QUANTITIES: readonly Quantity[] = [
  {
    isRight: text => durationMilliseconds(text) !== undefined,
    hint: 'Write a number and a unit, as in 30s, 1m30s or 500ms.',
    ways: [
      'stop_grace_period',
      'healthcheck.interval',
      'healthcheck.timeout',
      'healthcheck.start_period',
      'healthcheck.start_interval',
      'deploy.update_config.delay',
      'deploy.update_config.monitor',
      'deploy.rollback_config.delay',
      'deploy.rollback_config.monitor',
      'deploy.restart_policy.delay',
      'deploy.restart_policy.window',
    ],
  },
  {
    isRight: text => byteSize(text) !== undefined,
    hint: 'Write bytes, or a number and a unit, as in 512m or 1gb.',
    ways: [
      'mem_limit',
      'mem_reservation',
      'memswap_limit',
      'shm_size',
      'build.shm_size',
      'deploy.resources.limits.memory',
      'deploy.resources.reservations.memory',
      'volumes.*.tmpfs.size',
    ],
  },
  {
    isRight: text => NUMBER.test(text),
    hint: 'Write a number.',
    ways: [
      'cpus',
      'cpu_count',
      'cpu_percent',
      'cpu_period',
      'cpu_quota',
      'cpu_shares',
      'pids_limit',
      'oom_score_adj',
      'deploy.resources.limits.cpus',
      'deploy.resources.limits.pids',
      'deploy.resources.reservations.cpus',
    ],
  },
  {
    isRight: text => MASK.test(text),
    hint: 'Write octal digits, as in 0022.',
    ways: ['umask'],
  },
]

function textsAt(
  node: unknown,
  [step, ...rest]: readonly string[],
): readonly { node: object; key: string; value: string }[] {
  if (typeof node !== 'object' || node === null || step === undefined) return []
  if (step === '*') return Object.values(node).flatMap(item => textsAt(item, rest))
  const value = Object.hasOwn(node, step) ? (node as Readonly<Record<string, unknown>>)[step] : undefined
  if (rest.length > 0) return textsAt(value, rest)
  return typeof value === 'string' ? [{ node, key: step, value }] : []
}
