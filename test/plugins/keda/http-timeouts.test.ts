import type { Route } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { httpTimeouts, isCutShort } from '../../../plugins/keda/http-timeouts.ts'
import type { KedaHttpScaling } from '../../../plugins/keda/scaling.ts'

const test = suite('timeouts of requests that wait for a pod')
const fromZero: KedaHttpScaling = {
  type: 'keda-http',
  minReplicas: 0,
  maxReplicas: 10,
  scaleUpStabilization: 0,
  scaleDownStabilization: 300,
  triggers: [],
}
const written = (timeouts: Route['timeouts']) => httpTimeouts(fromZero, { timeouts } as Route)

test('a cold start gets three minutes when nothing is written', () => {
  assert.equal(httpTimeouts(fromZero, undefined), { queue: '180s', server: '180s' })
})

test('a workload that never sleeps has only the timeouts that are written', () => {
  const awake = { ...fromZero, minReplicas: 1 }
  assert.equal(httpTimeouts(awake, undefined), {})
  assert.equal(httpTimeouts(awake, { timeouts: { server: '10s' } } as Route), { server: '10s' })
})

test('a default never waits longer for a pod than the ingress waits for the answer', () => {
  assert.equal(written({ server: '1m' }), { queue: '1m', server: '1m' })
  assert.equal(written({ server: '5m' }), { queue: '180s', server: '5m' })
})

test('a default never gives up before the pod has had its time', () => {
  assert.equal(written({ queue: '10m' }), { queue: '10m', server: '10m' })
  assert.equal(written({ queue: '30s' }), { queue: '30s', server: '180s' })
})

test('what is written stays, even where it cuts a cold start short', () => {
  const timeouts = written({ server: '90s', queue: '2m' })
  assert.equal(timeouts, { queue: '2m', server: '90s' })
  assert.ok(isCutShort(timeouts))
  assert.not.ok(isCutShort(written({ server: '120s', queue: '2m' })))
})

test.run()
