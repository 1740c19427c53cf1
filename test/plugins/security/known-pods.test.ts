import type { Peer } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type KnownPods, mayMean } from '../../../src/plugins/security/known-pods.ts'

const test = suite('whether a peer may mean pods')
const web: KnownPods = { unit: 'apps/web', namespace: 'shop', labels: { app: 'web', tier: 'front' }, isChart: false }
const valkey: KnownPods = {
  unit: 'helm/valkey',
  namespace: 'shop',
  labels: { 'app.kubernetes.io/name': 'valkey', 'app.kubernetes.io/instance': 'valkey' },
  isChart: true,
}
const pods = (podLabels?: Record<string, string>, namespace?: string): Peer => ({ kind: 'pods', podLabels, namespace })

test('all labels must be there', () => {
  assert.ok(mayMean(pods({ app: 'web' }), web, 'shop'))
  assert.not.ok(mayMean(pods({ app: 'web', tier: 'back' }), web, 'shop'))
})

test('without a namespace a peer means its own', () => {
  assert.not.ok(mayMean(pods({ app: 'web' }), web, 'elsewhere'))
  assert.ok(mayMean(pods({ app: 'web' }, 'shop'), web, 'elsewhere'))
})

test('a namespace alone means every pod in it', () => assert.ok(mayMean(pods(undefined, 'shop'), web, 'elsewhere')))

test('addresses may mean anybody', () => assert.ok(mayMean({ kind: 'cidr', cidr: '10.0.0.0/8' }, web, 'shop')))

test('pods of a chart have the labels that charts usually have, and perhaps others of that kind', () => {
  assert.ok(mayMean(pods({ 'app.kubernetes.io/name': 'valkey' }), valkey, 'shop'))
  assert.ok(mayMean(pods({ 'app.kubernetes.io/component': 'primary' }), valkey, 'shop'))
  assert.not.ok(mayMean(pods({ 'app.kubernetes.io/name': 'redis' }), valkey, 'shop'))
})

test('pods of a chart have no label "app"', () => assert.not.ok(mayMean(pods({ app: 'valkey' }), valkey, 'shop')))

test.run()
