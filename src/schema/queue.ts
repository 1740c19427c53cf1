import type { Static } from '@sinclair/typebox'
import { closed, flag, mapOf, oneOf, scalar, text, whole } from './shapes.ts'

/** Where the credentials of a broker are kept. */
export const QueueAuth = closed(
  'QueueAuth',
  'The Secret with the credentials of the broker; it becomes a TriggerAuthentication.',
  {
    secret: text('The name of the Secret, in the namespace of the workload.', { examples: ['valkey'] }),
    key: text('The key of the Secret that holds the password, or for rabbitmq the whole address.', {
      default: 'password',
    }),
    username_key: text('The key of the Secret that holds the user name, where the broker asks for one.', {
      examples: ['username'],
    }),
    sentinel_key: text('The key of the Secret that holds the password of the sentinels, where they ask for one.', {
      examples: ['password'],
    }),
  },
  ['secret'],
)
export type QueueAuth = Static<typeof QueueAuth>

/** The broker whose queue decides how many pods run. */
export const Queue = closed('Queue', 'The broker whose queue length KEDA watches.', {
  broker: oneOf(
    {
      redis: 'A list of one Redis or Valkey server.',
      'redis-sentinel': 'A list of Redis behind Sentinel.',
      'redis-cluster': 'A list of a Redis Cluster.',
      'redis-streams': 'A stream of Redis, read by a consumer group.',
      rabbitmq: 'A queue of RabbitMQ.',
      kafka: 'A topic of Kafka, read by a consumer group.',
      'nats-jetstream': 'A stream of NATS JetStream, read by a consumer.',
    },
    'The kind of broker, which selects the KEDA scaler; Valkey is `redis`.',
    { default: 'redis' },
  ),
  address: text('Host and port of the broker as seen from the cluster; several are separated by commas.', {
    examples: ['valkey-primary.apps.svc.cluster.local:6379'],
  }),
  sentinel_master: text('The name of the master set, for `redis-sentinel`.', { examples: ['myprimary'] }),
  consumer_group: text('The consumer group whose lag counts, for `kafka`, `redis-streams` and `nats-jetstream`.', {
    examples: ['workers'],
  }),
  database: whole(0, 'The database number, for the Redis kinds.', { default: 0 }),
  tls: flag('Connects to the broker with TLS.', { default: false }),
  auth: QueueAuth,
  metadata: mapOf(
    scalar('The value; KEDA takes text only, so it is written as text.'),
    'Further metadata of the KEDA trigger, written as given.',
    {
      examples: [{ activationListLength: 1 }],
    },
  ),
})
export type Queue = Static<typeof Queue>
