import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { quoted } from '../../src/ir/quoted.ts'

const test = suite('quoted')

const VALUES: readonly (readonly [value: unknown, words: string])[] = [
  ['web', '"web"'],
  ['two\nlines', '"two\\nlines"'],
  ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
  [8080, '8080'],
  [null, 'null'],
  [[], 'an empty list'],
  [['web'], 'a list'],
  [{ name: 'web' }, 'a mapping'],
]

for (const [value, words] of VALUES)
  test(`a sentence says ${words}`, () => {
    assert.is(quoted(value), words)
  })

test.run()
