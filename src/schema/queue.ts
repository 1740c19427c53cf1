/** Where the credentials of a broker are kept, as it is written. */
export interface QueueAuth {
  readonly secret: string
  readonly key?: string
  readonly username_key?: string
  readonly sentinel_key?: string
}

/** The broker of a queue, as it is written. */
export interface Queue {
  readonly broker?: string
  readonly address?: string
  readonly sentinel_master?: string
  readonly consumer_group?: string
  readonly database?: number
  readonly tls?: boolean
  readonly auth?: QueueAuth
  readonly metadata?: Readonly<Record<string, string | number | boolean>>
}

const authSchema = {
  type: 'object',
  title: 'QueueAuth',
  description: 'The Secret with the credentials of the broker; it becomes a TriggerAuthentication.',
  properties: {
    secret: {
      type: 'string',
      minLength: 1,
      description: 'The name of the Secret, in the namespace of the workload.',
      examples: ['valkey'],
    },
    key: {
      type: 'string',
      minLength: 1,
      description: 'The key of the Secret that holds the password, or for rabbitmq the whole address.',
      default: 'password',
    },
    username_key: {
      type: 'string',
      minLength: 1,
      description: 'The key of the Secret that holds the user name, where the broker asks for one.',
      examples: ['username'],
    },
    sentinel_key: {
      type: 'string',
      minLength: 1,
      description: 'The key of the Secret that holds the password of the sentinels, where they ask for one.',
      examples: ['password'],
    },
  },
  required: ['secret'],
  additionalProperties: false,
} as const

/** The JSON Schema of a broker. Plain data, because plugins that are loaded with every command use it for their keys. */
export const queueSchema = {
  type: 'object',
  title: 'Queue',
  description: 'The broker whose queue length KEDA watches.',
  properties: {
    broker: {
      type: 'string',
      enum: ['redis', 'redis-sentinel', 'redis-cluster', 'redis-streams', 'rabbitmq', 'kafka', 'nats-jetstream'],
      enumDescriptions: [
        'A list of one Redis or Valkey server.',
        'A list of Redis behind Sentinel.',
        'A list of a Redis Cluster.',
        'A stream of Redis, read by a consumer group.',
        'A queue of RabbitMQ.',
        'A topic of Kafka, read by a consumer group.',
        'A stream of NATS JetStream, read by a consumer.',
      ],
      description: 'The kind of broker, which selects the KEDA scaler; Valkey is `redis`.',
      default: 'redis',
    },
    address: {
      type: 'string',
      minLength: 1,
      description: 'Host and port of the broker as seen from the cluster; several are separated by commas.',
      examples: ['valkey-primary.apps.svc.cluster.local:6379'],
    },
    sentinel_master: {
      type: 'string',
      minLength: 1,
      description: 'The name of the master set, for `redis-sentinel`.',
      examples: ['myprimary'],
    },
    consumer_group: {
      type: 'string',
      minLength: 1,
      description: 'The consumer group whose lag counts, for `kafka`, `redis-streams` and `nats-jetstream`.',
      examples: ['workers'],
    },
    database: {
      type: 'integer',
      minimum: 0,
      description: 'The database number, for the Redis kinds.',
      default: 0,
    },
    tls: { type: 'boolean', description: 'Connects to the broker with TLS.', default: false },
    auth: authSchema,
    metadata: {
      type: 'object',
      additionalProperties: {
        type: ['string', 'number', 'boolean'],
        description: 'The value; KEDA takes text only, so it is written as text.',
      },
      description: 'Further metadata of the KEDA trigger, written as given.',
      examples: [{ activationListLength: 1 }],
    },
  },
  additionalProperties: false,
} as const
