import fc from 'fast-check'
import { objectName, qualifiedName } from './names.ts'
import { map, mostly, type Node, oneOf } from './node.ts'

/** An amount of bytes in any of the spellings, with the number of bytes. */
const bytes = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), oneOf('', 'k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti', 'e3', 'E6'))
  .map(([count, suffix]) => ({ count, suffix }))

const cores = fc.tuple(fc.integer({ min: 1, max: 64_000 }), oneOf('m', '', '.5', '.25', 'number'))

/** An amount of memory or of disk. */
export const size: fc.Arbitrary<unknown> = mostly<unknown>(
  bytes.map(({ count, suffix }) => `${count}${suffix}`),
  oneOf('1.5Gi', '0.5Gi', '1', '1E', '7Ei', '9223372036854775807', '1.0Gi', '01Gi', '+1Gi', '12e6', '1000000000000m'),
  fc.integer({ min: 1, max: 2 ** 53 - 1 }),
)

const gpu = map({
  type: mostly(
    oneOf('nvidia.com/gpu', 'amd.com/gpu', 'gpu.intel.com/i915'),
    qualifiedName.map(
      name =>
        `example.com/${name
          .split('/')
          .at(-1)!
          .slice(0, 40)
          .replace(/[^A-Za-z0-9]+$/, '')}`,
    ),
  ),
  count: mostly(fc.integer({ min: 1, max: 8 }), oneOf(2 ** 31 - 1, Number.MAX_SAFE_INTEGER)),
  runtime_class: objectName,
})

/** What a container reserves and may use, the limits never below the requests. */
export const resources: fc.Arbitrary<Node> = fc
  .record({
    memory: bytes,
    cpu: cores,
    times: fc.integer({ min: 1, max: 9 }),
    storage: size,
    gpu,
    kept: fc.subarray(['memory', 'cpu', 'memory_limit', 'cpu_limit', 'ephemeral_storage', 'gpu']),
  })
  .map(({ memory, cpu, times, storage, gpu, kept }) => {
    const all: Node = {
      memory: `${memory.count}${memory.suffix}`,
      memory_limit: `${memory.count * times}${memory.suffix}`,
      cpu: coresText(cpu, 1),
      cpu_limit: coresText(cpu, times),
      ephemeral_storage: storage,
      gpu,
    }
    return Object.fromEntries(kept.map(key => [key, all[key]]))
  })

function coresText([count, suffix]: [number, string], times: number): string | number {
  if (suffix === 'number') return (count * times) / 10
  return suffix.startsWith('.') ? `${count * times}${suffix}` : `${count * times}${suffix}`
}
