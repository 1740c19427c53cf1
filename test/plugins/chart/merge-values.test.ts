import { originsOf } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mergeValues } from '../../../src/plugins/chart/merge-values.ts'
import { nodeOf } from '../../node-of.ts'

const test = suite('values of charts, one over the other')

test('maps are merged key by key', () => {
  const merged = mergeValues({ auth: { enabled: true, user: 'a' }, replicas: 1 }, { auth: { user: 'b' } })
  assert.equal(merged, { auth: { enabled: true, user: 'b' }, replicas: 1 })
})

test('lists are replaced', () => {
  assert.equal(mergeValues({ hosts: ['a', 'b'] }, { hosts: ['c'] }), { hosts: ['c'] })
})

test('a value replaces a map, and a map replaces a value', () => {
  assert.equal(mergeValues({ tls: { secret: 'a' } }, { tls: false }), { tls: false })
  assert.equal(mergeValues({ tls: false }, { tls: { secret: 'a' } }), { tls: { secret: 'a' } })
})

test('null replaces and stays, so that Helm forgets the default of the chart', () => {
  assert.equal(mergeValues({ limits: { cpu: 1 } }, { limits: null }), { limits: null })
})

test('every value knows the file that it comes from', () => {
  const base = nodeOf('auth: { enabled: true, user: a }')
  const over = nodeOf('\nauth:\n  user: b')
  const { auth } = mergeValues(base, over) as { auth: object }
  assert.is(originsOf(auth, 'enabled')[0]?.line, 1)
  assert.is(originsOf(auth, 'user')[0]?.line, 3)
})

test('the given values stay as they are', () => {
  const base = { auth: { user: 'a' } }
  mergeValues(base, { auth: { user: 'b' } })
  assert.equal(base, { auth: { user: 'a' } })
})

test.run()
