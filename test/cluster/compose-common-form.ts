import { byteSize } from '../../src/plugins/expand-compose/text/byte-size.ts'
import { durationMilliseconds } from '../../src/plugins/expand-compose/text/duration.ts'

/**
 * A part of a compose project as both implementations can be compared: nothing that is empty, false or zero, keys in
 * order, paths relative to `root`, durations in milliseconds, sizes in bytes, every other scalar as text.
 */
export function inCommonForm(value: unknown, root: string, path: readonly string[] = []): unknown {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return undefined
  if (typeof value !== 'object') return scalarForm(String(value), root, path)
  if (Array.isArray(value)) {
    const items = value.map(item => inCommonForm(item, root, [...path, '[]']) ?? '')
    return items.length > 0 ? items : undefined
  }
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, inCommonForm(inner, root, [...path, key])] as const)
    .filter(([, inner]) => inner !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined
}

function scalarForm(text: string, root: string, path: readonly string[]): string | undefined {
  const [around = '', key = ''] = path.slice(-2)
  if (FREE.has(around)) return text
  if (DURATIONS.has(key)) return String(durationMilliseconds(text))
  if (SIZES.has(key) || (key === 'size' && around === 'tmpfs') || (key === 'rate' && around === '[]'))
    return String(byteSize(text) || '') || undefined
  if (key === 'mode') return text.replace(/^0+(?=[0-7]+$)/, '')
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text)) === '0' ? undefined : String(Number(text))
  if (text === root) return '.'
  return text.startsWith(`${root}/`) ? text.slice(root.length + 1) : text
}

/** Maps whose keys are the user's, and whose values are texts. */
const FREE: ReadonlySet<string> = new Set([
  'annotations',
  'args',
  'aux_addresses',
  'driver_opts',
  'environment',
  'labels',
  'options',
  'storage_opt',
  'sysctls',
])

const DURATIONS: ReadonlySet<string> = new Set([
  'delay',
  'interval',
  'monitor',
  'start_interval',
  'start_period',
  'stop_grace_period',
  'timeout',
  'window',
])

const SIZES: ReadonlySet<string> = new Set([
  'mem_limit',
  'mem_reservation',
  'mem_swappiness',
  'memory',
  'memswap_limit',
  'shm_size',
])
