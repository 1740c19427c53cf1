import fc from 'fast-check'
import { dataKey, objectName } from './names.ts'
import { map, mostly, type Node, oneOf } from './node.ts'
import { plainText, scalar } from './texts.ts'

const auth = map({ secret: objectName, key: dataKey, username_key: dataKey, sentinel_key: dataKey }, [
  'secret',
  'username_key',
])

/** A broker with all that its scaler needs. */
export const queue: fc.Arbitrary<Node> = map(
  {
    broker: oneOf('redis', 'redis-sentinel', 'redis-cluster', 'redis-streams', 'rabbitmq', 'kafka', 'nats-jetstream'),
    address: mostly(
      oneOf('valkey.apps.svc.cluster.local:6379', 'a.b:1,c.d:2', 'amqps://rabbit.apps:5671/vhost'),
      plainText,
    ),
    sentinel_master: plainText,
    consumer_group: plainText,
    database: mostly(fc.integer({ min: 0, max: 15 }), oneOf(2 ** 31 - 1)),
    tls: fc.boolean(),
    auth,
    metadata: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,11}$/), scalar, { maxKeys: 3, noNullPrototype: true }),
  },
  ['address', 'sentinel_master', 'consumer_group'],
)
