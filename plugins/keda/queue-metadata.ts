import { because, type Origin, originsOf, type Queue, trace } from 'k3s-platform/plugin'
import type { KedaQueueScaling } from './scaling.ts'

/** The metadata of the trigger that watches a queue, in the words of the broker's scaler; what was written wins. */
export function queueMetadata(queue: Queue, scaling: KedaQueueScaling): Record<string, string> {
  const made = { ...byBroker(queue, scaling.queueName ?? '', String(scaling.queueLength)), ...queue.metadata }
  const placed = Object.entries(made).map(([key, value]) => [key, because(value, placesOf(key, queue, scaling))])
  return trace<Record<string, string>>(queue, Object.fromEntries(placed))
}

function placesOf(key: string, queue: Queue, scaling: KedaQueueScaling): readonly Origin[] {
  if (Object.hasOwn(queue.metadata, key)) return originsOf(queue.metadata, key)
  if (NAME_KEYS.includes(key)) return originsOf(scaling, 'queueName')
  if (LENGTH_KEYS.includes(key)) return originsOf(scaling, 'queueLength')
  return originsOf(queue, SOURCES[key] ?? 'broker')
}

const NAME_KEYS = ['listName', 'queueName', 'stream', 'topic']

const LENGTH_KEYS = ['lagCount', 'lagThreshold', 'listLength', 'streamLength', 'value']

/** The fields of a queue that the other words come from. */
const SOURCES: Readonly<Record<string, keyof Queue>> = {
  address: 'address',
  addresses: 'address',
  bootstrapServers: 'address',
  host: 'address',
  natsServerMonitoringEndpoint: 'address',
  consumer: 'consumerGroup',
  consumerGroup: 'consumerGroup',
  databaseIndex: 'database',
  enableTLS: 'tls',
  sasl: 'auth',
  sentinelMaster: 'sentinelMaster',
  tls: 'tls',
  useHttps: 'tls',
}

/** The key of `queue` that the broker's scaler cannot do without and that is not there. */
export function missingOf(queue: Queue): string | undefined {
  const { broker, metadata } = queue
  const lacks = (value: string | undefined, key: string) => value === undefined && metadata[key] === undefined
  switch (broker) {
    case 'redis-sentinel':
      return lacks(queue.sentinelMaster, 'sentinelMaster') ? 'sentinel_master' : undefined
    case 'kafka':
      if (lacks(queue.consumerGroup, 'consumerGroup')) return 'consumer_group'
      return queue.auth && queue.auth.usernameKey === undefined ? 'auth.username_key' : undefined
    case 'nats-jetstream':
      return lacks(queue.consumerGroup, 'consumer') ? 'consumer_group' : undefined
    default:
      return undefined
  }
}

function byBroker(queue: Queue, name: string, length: string): Record<string, string> {
  const { broker, address = '', consumerGroup } = queue
  const redis = {
    ...(queue.database !== undefined && { databaseIndex: String(queue.database) }),
    ...(queue.tls && { enableTLS: 'true' }),
  }
  switch (broker) {
    case 'redis':
      return { address, listName: name, listLength: length, ...redis }
    case 'redis-cluster':
      return { addresses: address, listName: name, listLength: length, ...(queue.tls && { enableTLS: 'true' }) }
    case 'redis-sentinel':
      return { addresses: address, ...masterOf(queue), listName: name, listLength: length, ...redis }
    case 'redis-streams':
      return { address, stream: name, ...streamTarget(consumerGroup, length), ...redis }
    case 'rabbitmq':
      return { ...hostOf(queue), queueName: name, mode: 'QueueLength', value: length }
    case 'kafka':
      return {
        bootstrapServers: address,
        ...(consumerGroup !== undefined && { consumerGroup }),
        topic: name,
        lagThreshold: length,
        ...(queue.tls && { tls: 'enable' }),
        ...(queue.auth && { sasl: 'plaintext' }),
      }
    case 'nats-jetstream':
      return {
        natsServerMonitoringEndpoint: address,
        account: '$G',
        stream: name,
        ...(consumerGroup !== undefined && { consumer: consumerGroup }),
        lagThreshold: length,
        ...(queue.tls && { useHttps: 'true' }),
      }
    default:
      return {}
  }
}

/** The lag of a group, not its pending entries: those are delivered already, so with no pods there never are any. */
function streamTarget(consumerGroup: string | undefined, length: string): Record<string, string> {
  return consumerGroup === undefined ? { streamLength: length } : { consumerGroup, lagCount: length }
}

function masterOf({ sentinelMaster }: Queue): Record<string, string> {
  return sentinelMaster === undefined ? {} : { sentinelMaster }
}

/** RabbitMQ's address may hold the password; then it comes from the Secret as a whole. */
function hostOf({ address, auth, tls }: Queue): Record<string, string> {
  if (address === undefined || (auth && auth.usernameKey === undefined)) return {}
  return { host: address.includes('://') ? address : `amqp${tls ? 's' : ''}://${address}` }
}
