import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hostOf } from '../../../plugins/keda/host-of.ts'

const test = suite('the host of a broker')

for (const [address, host] of [
  ['valkey.apps:6379', 'valkey.apps'],
  ['a.apps:9092,b.apps:9092', 'a.apps'],
  ['amqp://user:pass@rabbitmq.apps:5672/vhost', 'rabbitmq.apps'],
  ['rabbitmq.apps/vhost', 'rabbitmq.apps'],
  ['', ''],
] as const)
  test(`of "${address}" is "${host}"`, () => assert.is(hostOf(address), host))

test.run()
