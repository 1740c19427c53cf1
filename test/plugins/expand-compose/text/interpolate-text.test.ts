import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { interpolateText } from '../../../../src/plugins/expand-compose/text/interpolate-text.ts'

const VALUES: Readonly<Record<string, string>> = { CITY: 'Bonn', EMPTY: '', MAP: '{"a":1}', MONEY: '$CITY' }
const lookup = (name: string) => VALUES[name]

/** Text, and what it becomes. */
const REPLACED: readonly (readonly [string, string])[] = [
  ['plain', 'plain'],
  ['', ''],
  ['$$', '$'],
  ['$$$$', '$$'],
  ['$${CITY}', '${CITY}'],
  ['$$CITY', '$CITY'],
  ['$$$CITY', '$Bonn'],
  ['a $ b', 'a $ b'],
  ['^end$', '^end$'],
  ['$', '$'],
  ['$}', '$}'],
  ['$1', '$1'],
  ['$(date)', '$(date)'],
  ['$CITY', 'Bonn'],
  ['$CITY-x', 'Bonn-x'],
  ['$CITY$CITY', 'BonnBonn'],
  ['in ${CITY}!', 'in Bonn!'],
  ['[${EMPTY}]', '[]'],
  ['[${NOWHERE}]', '[]'],
  ['[$NOWHERE]', '[]'],
  ['${MONEY}', '$CITY'],
  ['${NOWHERE-d}', 'd'],
  ['${NOWHERE:-d}', 'd'],
  ['${NOWHERE:-}', ''],
  ['${EMPTY-d}', ''],
  ['${EMPTY:-d}', 'd'],
  ['${CITY-d}', 'Bonn'],
  ['${CITY:-d}', 'Bonn'],
  ['${NOWHERE+r}', ''],
  ['${NOWHERE:+r}', ''],
  ['${EMPTY+r}', 'r'],
  ['${EMPTY:+r}', ''],
  ['${CITY+r}', 'r'],
  ['${CITY:+r}', 'r'],
  ['${CITY?e}', 'Bonn'],
  ['${CITY:?e}', 'Bonn'],
  ['${EMPTY?e}', ''],
  ['${EMPTY:-/path:-with/signs?+}', '/path:-with/signs?+'],
  ['${NOWHERE-first?second}', 'first?second'],
  ['-${EMPTY-d}', '-'],
  [':?${EMPTY:-d}', ':?d'],
  ['+${NOWHERE:-${EMPTY-d}}', '+'],
  ['${NOWHERE-$CITY}', 'Bonn'],
  ['${NOWHERE:-${CITY} and ${CITY}}.', 'Bonn and Bonn.'],
  ['${EMPTY+$CITY ${CITY:+twice}}', 'Bonn twice'],
  ['${A-${B-${C-${D-deep}}}}', 'deep'],
  ['${A:-a}.${B:-b}.${CITY:?}', 'a.b.Bonn'],
  ['${NOWHERE:-{"a":1}}', '{"a":1}'],
  ['${NOWHERE-{"a":{"b":2}}}', '{"a":{"b":2}}'],
  ['${NOWHERE:-{}}', '{}'],
  ['${CITY:-{"a":1}}', 'Bonn'],
  ['${MAP:-{"b":1}}', '{"a":1}'],
  ['${CITY:+{"a":"${CITY}"}} tail', '{"a":"Bonn"} tail'],
  ['${NOWHERE:-$$}', '$'],
  ['${NOWHERE:-a} }', 'a }'],
  ['${NOWHERE:-a}\n${NOWHERE:-b}', 'a\nb'],
  ['${CITY}\n}', 'Bonn\n}'],
]

for (const [text, expected] of REPLACED)
  test(`${JSON.stringify(text)} becomes ${JSON.stringify(expected)}`, () => {
    const result = interpolateText(text, lookup)
    assert.is('text' in result ? result.text : JSON.stringify(result), expected)
  })

const MALFORMED = ['${', '${}', '${ }', '${ CITY}', '${CITY }', '${CITY!}', '${1}', '${CITY', '${CITY:}', '${CITY:-x']
MALFORMED.push('a ${CITY} ${', '${NOWHERE:-${}}', '${NOWHERE:-two\nlines}', '${É}')

for (const text of MALFORMED)
  test(`${JSON.stringify(text)} is refused`, () => {
    assert.ok('problem' in interpolateText(text, lookup))
  })

/** Text, and the name and message of the variable that it requires. */
const MISSING: readonly (readonly [string, string, string])[] = [
  ['${NOWHERE?}', 'NOWHERE', ''],
  ['${NOWHERE:?set it}', 'NOWHERE', 'set it'],
  ['${EMPTY:?is empty}', 'EMPTY', 'is empty'],
  ['${NOWHERE?a-b:+c}', 'NOWHERE', 'a-b:+c'],
  ['${NOWHERE:?not even in ${CITY}}', 'NOWHERE', 'not even in Bonn'],
  ['${OTHER:-${NOWHERE?nested}}', 'NOWHERE', 'nested'],
]

for (const [text, name, message] of MISSING)
  test(`${JSON.stringify(text)} requires ${name}`, () => {
    const result = interpolateText(text, lookup)
    assert.equal('text' in result ? result.missing : result, [{ name, message }])
  })

test('an operand that is not used asks for nothing', () => {
  assert.equal(interpolateText('${CITY?${NOWHERE}}', lookup), {
    text: 'Bonn',
    variables: ['CITY'],
    unset: [],
    missing: [],
  })
  assert.equal(interpolateText('${NOWHERE:+${NOWHERE},}x', lookup), {
    text: 'x',
    variables: [],
    unset: [],
    missing: [],
  })
})

test('variables are named once, those with a value apart from those without', () => {
  assert.equal(interpolateText('$CITY ${CITY} $GONE ${OFF:-$GONE}', lookup), {
    text: 'Bonn Bonn  ',
    variables: ['CITY'],
    unset: ['GONE'],
    missing: [],
  })
})

test('nesting without end is refused, and does not exhaust the stack', () => {
  const result = interpolateText('${A:-'.repeat(20_000) + '}'.repeat(20_000), lookup)
  assert.ok('problem' in result)
})

test.run()
