import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { durationMilliseconds } from '../../../../src/plugins/expand-compose/text/duration.ts'

test('durations of Compose are sums of terms with units', () => {
  const durations = { '1m30s': 90_000, '500ms': 500, '2.5s': 2500, '1h': 3_600_000, '1.1s': 1100, '.5s': 500 }
  const others = {
    '1h5m30s20ms': 3_930_020,
    '10us': 0.01,
    '3µs': 0.003,
    '1d': 86_400_000,
    '1w': 604_800_000,
    '1.s': 1000,
  }
  for (const [text, expected] of Object.entries({
    ...durations,
    ...others,
    '0': 0,
    '0s': 0,
    '-1s': -1000,
    '+1s': 1000,
  }))
    assert.is(durationMilliseconds(text), expected, text)
})

test('numbers without a unit, other units and white space are no durations', () => {
  const others = ['', '30', '1.5', '-', 's', '.s', '1y', '1 s', '1s ', '1mss', '1sm', 'x', '1S', '1e3s', '400000w']
  for (const text of others) assert.is(durationMilliseconds(text), undefined, text)
})

test.run()
