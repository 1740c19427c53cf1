import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { setFields } from '../../src/diff/set-fields.ts'

const test = suite('set-fields')

const same = (live: object, ours: object) => assert.equal(setFields(live, ours), ours)

test('what the server and others have set besides is left out', () => {
  same(
    {
      metadata: { name: 'web', uid: '1', labels: { a: '1', b: '2' } },
      spec: { replicas: 1, paused: false },
      status: {},
    },
    { metadata: { name: 'web', labels: { a: '1' } }, spec: { replicas: 1 } },
  )
  same(
    { spec: { containers: [{ name: 'proxy' }, { name: 'web', image: 'x', tty: false }] } },
    { spec: { containers: [{ name: 'web', image: 'x' }] } },
  )
  same(
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    },
    { env: [{ name: 'B', value: '2' }] },
  )
})

test('an amount in other words is the same', () => {
  same(
    { resources: { requests: { cpu: '1', memory: '1Gi' } } },
    { resources: { requests: { cpu: '1000m', memory: '1024Mi' } } },
  )
  assert.equal(setFields({ image: '1' }, { image: '1000m' }), { image: '1' })
})

test('what is empty needs not be there', () => {
  same({ spec: {} }, { spec: { emptyDir: {}, list: [] } })
  assert.equal(setFields({ spec: {} }, { spec: { a: { b: 1 } } }), { spec: {} })
})

test('elements without a key are known by what they say', () => {
  const rule = (port: number) => ({ ports: [{ port }] })
  const filled = (port: number) => ({ ports: [{ port, protocol: 'TCP' }] })
  same({ ingress: [filled(1), filled(2)] }, { ingress: [rule(1), rule(2)] })
  assert.equal(setFields({ ingress: [filled(3), filled(1)] }, { ingress: [rule(1)] }), {
    ingress: [filled(3), rule(1)],
  })
})

test('what differs is what is there', () => {
  assert.equal(setFields({ a: 1, args: ['x'], hosts: ['a', 'b'] }, { a: 2, args: ['y'], hosts: ['a'] }), {
    a: 1,
    args: ['x'],
    hosts: ['a', 'b'],
  })
  assert.equal(setFields({ a: 'text' }, { a: { b: 1 } }), { a: 'text' })
})

test.run()
