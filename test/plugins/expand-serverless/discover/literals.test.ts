import { sourceFile } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { evaluate } from '../../../../src/plugins/expand-serverless/discover/literals/evaluate.ts'
import { parseExpression } from '../../../../src/plugins/expand-serverless/discover/literals/parse-expression.ts'
import { plainValue } from '../../../../src/plugins/expand-serverless/discover/literals/plain-value.ts'
import { tokenize } from '../../../../src/plugins/expand-serverless/discover/scan/tokenize.ts'
import { KNOWN } from './known-values.ts'

const test = suite('discovery: literals')

function valueIn(text: string): unknown {
  const source = sourceFile('functions.py', text)
  const value = evaluate(parseExpression(tokenize(text, 0, text.length)), source, () => undefined)
  if (value.type === 'unknown') return `unknown: ${text.slice(value.place.start, value.place.end)}`
  return value.type === 'None' ? 'None' : value.type === 'bytes' ? 'bytes' : plainValue(value, 'x', [])
}

for (const [expression, value] of KNOWN)
  test(expression, () => assert.equal(JSON.stringify(valueIn(expression)), JSON.stringify(value)))

/** Expressions that only running them tells, and the part that says so. */
const UNKNOWN: readonly (readonly [expression: string, part: string])[] = [
  ['x', 'x'],
  ['[1, x, y]', 'x'],
  ['{"a": {"b": x}}', 'x'],
  ['f()', 'f()'],
  ['"a".upper()', '"a".upper()'],
  ['dict([("a", 1)])', 'dict([("a", 1)])'],
  ['os.environ["A"]', 'os.environ'],
  ['"%s" % 1', '"%s" % 1'],
  ['f"{1:03}"', 'f"{1:03}"'],
  ['f"{x=}"', 'f"{x=}"'],
  ['t"a"', 't"a"'],
  ['"\\N{DIGIT ONE}"', '"\\N{DIGIT ONE}"'],
  ['"\\x4"', '"\\x4"'],
  ['"a" b"b"', '"a" b"b"'],
  ['1 / 0', '1 / 0'],
  ['2 ** 10 ** 9', '2 ** 10 ** 9'],
  ['012', '012'],
  ['1j', '1j'],
  ['"a" + 1', '"a" + 1'],
  ['-"a"', '-"a"'],
  ['[x for x in y]', '[x for x in y]'],
  ['lambda: 1', 'lambda: 1'],
  ['1 if 2 else 3', '1 if 2 else 3'],
  ['1 < 2 < 3', '1 < 2 < 3'],
  ['(a := 1)', '(a := 1)'],
  ['[1, 2][5]', '[1, 2][5]'],
  ['[1, 2][0:1]', '0:1'],
  ['{1, 2} | {3}', '{1, 2} | {3}'],
  ['...', '...'],
]

for (const [expression, part] of UNKNOWN)
  test(`unknown: ${expression}`, () => assert.is(valueIn(expression), `unknown: ${part}`))

test.run()
