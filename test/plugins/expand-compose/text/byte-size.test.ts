import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { byteSize } from '../../../../src/plugins/expand-compose/text/byte-size.ts'

test('sizes are bytes, and units are binary', () => {
  const sizes = { '0': 0, '1024': 1024, '7b': 7, '50M': 52_428_800, '50mb': 52_428_800, '50 MiB': 52_428_800 }
  const others = { '1.5g': 1_610_612_736, '1k': 1024, '2T': 2 ** 41, '1p': 2 ** 50, '.5k': 512, '1.7': 1, '1e3': 1000 }
  for (const [text, expected] of Object.entries({ ...sizes, ...others })) assert.is(byteSize(text), expected, text)
})

test('a negative whole number is one, for what has no limit', () => {
  assert.is(byteSize('-1'), -1)
  assert.is(byteSize('-1m'), undefined)
})

test('other units and other texts are no sizes', () => {
  for (const text of ['', 'm', '1x', '1ki', '1bb', '1mbb', '1  m', 'm1', '1 2', '.', '1,5g', '0x10', '9e99'])
    assert.is(byteSize(text), undefined, text)
})

test.run()
