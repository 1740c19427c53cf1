import {
  assumedBroker,
  because,
  type EnvVar,
  hasAddress,
  lowered,
  originsOf,
  type Queue,
  tracedTo,
  type Unit,
} from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { brokerAssumed, noBroker, noSentinelMaster, unsupportedBroker } from './queue-messages.ts'

/** The brokers whose lists the runtime empties. */
const SUPPORTED: readonly string[] = ['redis', 'redis-sentinel']

/** The broker of a function's queue: the one that is written, else a chart of the same file; nothing on a mistake. */
export function brokerOf(
  subject: Subject,
  written: object | undefined,
  { charts, unit }: Surroundings,
): Queue | undefined {
  const { found, owner, report } = subject
  const queue = owner.entry.queue(written)
  const at = originsOf(found.trigger, 'queue_name')[0]
  if (queue && !SUPPORTED.includes(queue.broker)) {
    report(unsupportedBroker(queue.broker, originsOf(queue, 'broker')[0] ?? at))
    return undefined
  }
  if (queue?.broker === 'redis-sentinel' && (queue.sentinelMaster ?? queue.metadata.sentinelMaster) === undefined) {
    report(noSentinelMaster(found.name, originsOf(queue, 'broker')[0] ?? at))
    return undefined
  }
  if (queue && hasAddress(queue)) return queue
  const { namespace } = owner
  const assumed = assumedBroker(queue, { charts, dependsOn: unit.dependsOn, namespace, clusterDomain: 'cluster.local' })
  if (!assumed) {
    report(noBroker(found.name, at))
    return undefined
  }
  const { address, auth } = assumed.queue
  const secret = auth ? `the key "${auth.key}" of Secret "${auth.secret}"` : 'no password'
  report(brokerAssumed(found.name, { chart: assumed.chart.unit, address: address!, secret }, at))
  return assumed.queue
}

/** Where a broker is looked up if none is written. */
export interface Surroundings {
  readonly charts: Parameters<typeof assumedBroker>[1]['charts']
  readonly unit: Unit
}

/** The variables with the address of the queue for the runtime; the password is a reference. */
export function queueVariables(queue: Queue): readonly EnvVar[] {
  const { address, auth, database, metadata, tls } = queue
  const sentinelMaster = queue.sentinelMaster ?? metadata.sentinelMaster
  const literals = [
    literal(queue, 'K3SFN_QUEUE_BROKER', queue.broker, 'broker'),
    literal(queue, 'K3SFN_QUEUE_ADDRESS', address ?? addressIn(queue), 'address'),
    ...(database === undefined ? [] : [literal(queue, 'K3SFN_QUEUE_DATABASE', String(database), 'database')]),
    ...(sentinelMaster === undefined
      ? []
      : [literal(queue, 'K3SFN_QUEUE_SENTINEL_MASTER', sentinelMaster, 'sentinelMaster')]),
  ]
  const last = tls ? [literal(queue, 'K3SFN_QUEUE_TLS', 'true', 'tls')] : []
  if (!auth) return [...literals, ...last]
  const { secret, key, usernameKey, sentinelKey } = auth
  const reference = (name: string, from: string, field: keyof NonNullable<Queue['auth']>): EnvVar =>
    lowered(auth, {
      kind: 'reference',
      name: because(name, 'secret'),
      from: because('secret', 'secret'),
      object: because(secret, 'secret'),
      key: because(from, field),
    })
  return [
    ...literals,
    ...(usernameKey === undefined ? [] : [reference('K3SFN_QUEUE_USERNAME', usernameKey, 'usernameKey')]),
    reference('K3SFN_QUEUE_PASSWORD', key, 'key'),
    ...(sentinelKey === undefined ? [] : [reference('K3SFN_QUEUE_SENTINEL_PASSWORD', sentinelKey, 'sentinelKey')]),
    ...last,
  ]
}

function literal(queue: Queue, name: string, value: string, field: keyof Queue): EnvVar {
  return tracedTo(originsOf(queue, field), { kind: 'literal', name, value })
}

function addressIn({ metadata }: Queue): string {
  return metadata.address ?? metadata.addresses ?? [metadata.host, metadata.port].filter(part => part).join(':')
}
