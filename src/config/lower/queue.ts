import { enumerated } from '../../ir/enumerated.ts'
import { keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { Queue as QueueIr } from '../../ir/queue.ts'
import type { Queue } from '../../schema/queue.ts'
import { type Lowering, lowered, textMap } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { unusedQueueDefaults } from './unit-messages.ts'

/** Where a queue lives, as scalers have it: what is written, else the broker of the defaults. */
export function toQueue(node: object | undefined, lowering: Lowering): QueueIr | undefined {
  // Its schema has been checked with that of the key that holds it.
  const written = node as Queue | undefined
  const { queue: shared } = lowering.defaults
  if (written && shared) reportUnusedDefaults(written, shared, lowering)
  const queue = written ?? shared
  if (!queue) return undefined
  if (written) reportUnusedKeys(written, lowering)
  const { auth } = queue
  return lowered(queue, {
    broker: queue.broker ?? 'redis',
    address: queue.address,
    auth:
      auth &&
      lowered(auth, {
        secret: auth.secret,
        key: auth.key ?? 'password',
        usernameKey: auth.username_key,
        sentinelKey: auth.sentinel_key,
      }),
    tls: queue.tls ?? false,
    sentinelMaster: queue.sentinel_master,
    consumerGroup: queue.consumer_group,
    database: queue.database,
    metadata: textMap(queue.metadata),
  })
}

/** A separate queue is another broker, to which no defaults apply: not even a password or TLS. */
function reportUnusedDefaults(written: Queue, shared: Queue, { report }: Lowering): void {
  const isOther =
    shared.address !== undefined &&
    (written.address !== undefined || (written.broker ?? 'redis') !== (shared.broker ?? 'redis'))
  const keys = Object.keys(shared).filter(
    key => key !== 'broker' && !Object.hasOwn(written, key) && !(isOther && key === 'address'),
  )
  if (keys.length === 0) return
  report(
    unusedQueueDefaults(enumerated(keys.map(key => `"${key}"`)), isOther, originsOf(written)[0], originsOf(shared)[0]),
  )
}

/** Keys that mean something to some kinds of brokers only. */
function reportUnusedKeys(queue: Queue, { report }: Lowering): void {
  const broker = queue.broker ?? 'redis'
  for (const [key, brokers] of Object.entries(BROKERS_OF) as [keyof typeof BROKERS_OF, readonly string[]][])
    if (queue[key] !== undefined && !brokers.includes(broker)) {
      const hint = `It works with ${brokers.map(name => `"${name}"`).join(', ')}.`
      report(unusedKey(key, `a queue of broker "${broker}"`, hint, keyOriginOf(queue, key)))
    }
}

const BROKERS_OF = {
  sentinel_master: ['redis-sentinel'],
  consumer_group: ['kafka', 'redis-streams', 'nats-jetstream'],
} as const
