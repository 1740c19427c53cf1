import { enumerated } from '../../ir/enumerated.ts'
import { originsOf } from '../../ir/provenance.ts'
import type { Queue as QueueIr } from '../../ir/scaling.ts'
import type { Queue } from '../../schema/queue.ts'
import { type Lowering, lowered, textMap } from './lowering.ts'
import { unusedQueueDefaults } from './unit-messages.ts'

/** Where a queue lives, as scalers have it: what is written, else the broker of the defaults. */
export function toQueue(written: Queue | undefined, lowering: Lowering): QueueIr | undefined {
  const { queue: shared } = lowering.defaults
  if (written && shared) reportUnusedDefaults(written, shared, lowering)
  const queue = written ?? shared
  if (!queue) return undefined
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

/** A queue of one's own is another broker, for which nothing of the defaults holds: not even a password or TLS. */
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
