import * as fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { changedLines } from '../../src/diff/changed-lines.ts'

const test = suite('changed-lines')

function numbers(before: readonly string[], after: readonly string[]) {
  const changed = changedLines(before.join('\n'), after.join('\n'))
  return { before: [...changed.before], after: [...changed.after] }
}

test('equal texts have no changed lines', () =>
  assert.equal(numbers(['a', 'b'], ['a', 'b']), { before: [], after: [] }))

test('a line that is put in, taken out or another one is changed, and no other', () => {
  assert.equal(numbers(['a', 'b'], ['a', 'x', 'b']), { before: [], after: [2] })
  assert.equal(numbers(['a', 'x', 'b'], ['a', 'b']), { before: [2], after: [] })
  assert.equal(numbers(['a', 'b', 'c'], ['a', 'x', 'c']), { before: [2], after: [2] })
  assert.equal(numbers([], ['a']), { before: [1], after: [1] })
})

test('line ends of Windows are no change', () => assert.is(changedLines('a\r\nb\r\n', 'a\nb\n').after.size, 0))

test('two texts without a common line are quickly told apart', () => {
  const [one, other] = ['a', 'b'].map(letter => Array.from({ length: 20_000 }, (_, line) => `${letter}${line}`))
  assert.is(numbers(one!, other!).after.length, 20_000)
})

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })

test('without the changed lines both texts are the same, and nothing longer is common to them', () =>
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changed = changedLines(before.join('\n'), after.join('\n'))
      const rest = (lines: readonly string[], numbers: ReadonlySet<number>) =>
        lines
          .join('\n')
          .split('\n')
          .filter((_, index) => !numbers.has(index + 1))
      const kept = rest(before, changed.before)
      assert.equal(kept, rest(after, changed.after))
      assert.is(kept.length, longest(before.join('\n').split('\n'), after.join('\n').split('\n')))
    }),
    { numRuns: 2_000 },
  ))

/** By the book: the table of all prefixes. */
function longest(one: readonly string[], other: readonly string[]): number {
  const table = one.map(() => other.map(() => 0))
  for (const [row, line] of one.entries())
    for (const [column, text] of other.entries())
      table[row]![column] =
        line === text
          ? (table[row - 1]?.[column - 1] ?? 0) + 1
          : Math.max(table[row - 1]?.[column] ?? 0, table[row]![column - 1] ?? 0)
  return table.at(-1)?.at(-1) ?? 0
}

test.run()
