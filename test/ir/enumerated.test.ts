import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { enumerated } from '../../src/ir/enumerated.ts'

test('a few names are all told, many are counted', () => {
  assert.is(enumerated(['a']), 'a')
  assert.is(enumerated(['a', 'b', 'c'], 2), 'a, b, c')
  assert.is(enumerated(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more')
})

test.run()
