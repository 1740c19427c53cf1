import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { yamlText } from '../../src/pipeline/yaml-text.ts'
import { type YamlReader, yamlReaders } from './yaml-readers.ts'

const test = suite('yaml text')
const readers = yamlReaders()
const inProcess = readers.filter(reader => !reader.inAnotherProcess)
const elsewhere = readers.filter(reader => reader.inAnotherProcess)

/** Strings that some reader would take for something else if they stood bare. */
const HAZARDS: Readonly<Record<string, readonly string[]>> = {
  'booleans of YAML 1.1': 'y Y n N yes Yes YES no No NO on On ON off Off OFF tRUE'.split(' '),
  'booleans and null': ['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'null', 'Null', 'NULL', '~', ''],
  'octal, hexadecimal and binary numbers': '0o17 017 08 0755 0644 0x1f 0XFF 0b11 -0x1 +0b1 0x 0o8'.split(' '),
  'numbers with underscores': '1_000 1__0 -_1 0_7 _1 1_000.5 1_'.split(' '),
  'decimal numbers': '0 1 -1 +1 1.10 1. .5 +.5 -.5 00 0. 12345678901234567890 1e3 1E5 0e1 1e 1e-7 1.0e+21'.split(' '),
  'exponents without a number': 'e0 E43 -e5 e-5 +e5 e1_0'.split(' '),
  infinities: '.inf -.inf +.INF .nan .NaN Infinity NaN -Infinity inf nan'.split(' '),
  'base-60 numbers and times': '1:30 12:30:45 190:20:30.15 -1:30 2024-01-01 2024-01-01T00:00:00Z'.split(' '),
  'versions and addresses': ['1.2.3', '0.0.0.0', '10.0.0.0/8', '1,000', '::1', 'fe80::1', '8080:80', '127.0.0.1:80'],
  'indicators alone': '- ? : , [ ] { } # & * ! | > \' " % @ ` = << .. ... --- -- -a --a'.split(' '),
  'indicators in front': ['- a', '? a', ': a', '?a', ':a', '&a', '*a', '!a', '|a', '>a', '@a', '`a`', '%a', '#a', '-a'],
  'indicators inside': ['a: b', 'a:b', 'a #b', 'a#b', 'a:', 'a: ', 'a, b', '{a}', '[a]', 'a [b] {c}', 'a ? b', 'a - b'],
  quotes: ['"a"', "'a'", 'a "b" c', "it's", '\\', 'a\\b', '\\n', '"', "'", 'sh -c "echo \'x\'"'],
  'white space': [
    ' ',
    ' a',
    'a ',
    'a  b',
    '\ta',
    'a\t',
    'tab\tx',
    '\t',
    '\n',
    '\n\n',
    ' \n',
    '\n ',
    'a\u00a0b',
    '\u00a0',
  ],
  'lines without an end': ['a\nb', 'a\n\nb', '\na', '\n\na', 'a\n b', 'a\n\tb', '# a\nb', '- a\n- b', 'a: b\nc: d'],
  'lines with an end': ['a\n', 'a\nb\n', '\na\n', 'a\n---\nb\n', '...\na\n', '%a\nb\n', 'a\n\n', 'a\n\n\n', 'a\nb\n\n'],
  'lines that a block cannot show': [
    ' a\nb',
    '\ta\nb\n',
    'a \nb',
    'a\n \nb',
    'a\n ',
    'a\t\nb',
    'a\r\nb\r\n',
    'a\rb',
    '\n a',
  ],
  'breaks that only some readers know': ['a\u0085b', 'a\u2028b', 'a\u2029b', 'a\u2028\nb', 'a\u0085\nb\n'],
  'control characters': [
    '\0',
    '\x07',
    '\b',
    '\x1b[0m',
    '\x7f',
    '\x80',
    '\x9f',
    'a\x7f\nb',
    '\ufeff',
    '\ufeffa\nb',
    '\ufffe',
  ],
  'beyond ASCII': ['é', 'naïve\ncafé\n', '日本', '😀', '😀\n😀', '\ud83d\ude00', '\u{1fffe}', '\u{10ffff}', 'ÿ'],
  'long strings': [
    'a'.repeat(2000),
    'a b '.repeat(500).trim(),
    `${'a b '.repeat(500)}\nc`,
    '"'.repeat(500),
    '日'.repeat(700),
  ],
}

for (const [what, strings] of Object.entries(HAZARDS))
  test(`keeps ${what}, as values and as keys, at every depth`, () => {
    assertReadBack(inProcess, strings.flatMap(placesOf))
  })

function placesOf(text: string): readonly unknown[] {
  const nested = { list: [text, [text, { [text]: text }]], [text]: { [text]: text } }
  return [text, [text], { a: text }, { [text]: 1 }, { [text]: [text] }, nested]
}

const anyString = fc.oneof(
  fc.constantFrom(...Object.values(HAZARDS).flat()),
  fc.string({ unit: fc.constantFrom(...' \n\t:#-?,[]{}&*!|>\'"%@`=<~._019axeyYnNoOéy\u0085\u2028\r😀'), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.stringMatching(/^[-+]?[0-9_:.]{0,6}([eE][-+]?[0-9]{1,4}|[a-zA-Z]{1,2})?$/),
)
const anyValue = fc.letrec(tie => ({
  value: fc.oneof({ maxDepth: 4 }, tie('scalar'), tie('list'), tie('map')),
  scalar: fc.oneof(
    { weight: 5, arbitrary: anyString },
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(true, false, null),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(anyString, tie('value'), { maxKeys: 4 }),
})).value

test('keeps any value', () => {
  fc.assert(
    fc.property(anyValue, value => assertReadBack(inProcess, [value])),
    { numRuns: 1000 },
  )
})

test('keeps all of this for Python too', () => {
  const strings = Object.values(HAZARDS).flat()
  assertReadBack(elsewhere, [...strings.flatMap(placesOf), ...fc.sample(anyValue, 1000)])
})

test('writes items at the column of their key, as kubectl does', () => {
  const args = ['--port=8080', ['a', 'b'], [], {}]
  const containers = [{ name: 'app', args, ports: [{ containerPort: 80 }] }]
  assert.is(
    yamlText({ spec: { containers, volumes: [], selector: {} } }),
    `spec:
  containers:
  - name: app
    args:
    - --port=8080
    - - a
      - b
    - []
    - {}
    ports:
    - containerPort: 80
  volumes: []
  selector: {}
`,
  )
})

test('writes text of several lines as it stands', () => {
  const text = { clipped: 'a\n\n  b\n', stripped: 'a\nb', kept: 'a\n\n', items: ['# a\nb\n'], end: 1 }
  assert.is(
    yamlText(text),
    `clipped: |
  a

    b
stripped: |-
  a
  b
kept: |+
  a

items:
- |
  # a
  b
end: 1
`,
  )
})

test('writes what people write bare without quotes', () => {
  const bare = 'nginx:1.27 /healthz 500m 1.5Gi 128Mi 30s 10.0.0.0/8 https://a.example/b?c=d apps/v1 --port=8080 _a -v'
  for (const text of [...bare.split(' '), 'two words', 'sh -c "exit 1"', 'Host(`a.example`) && PathPrefix(`/b`)'])
    assert.is(yamlText(text), `${text}\n`)
})

test('quotes as JSON does, with more escapes', () => {
  assert.is(yamlText('yes'), '"yes"\n')
  assert.is(yamlText('tab\t"é"\x7f\u2028'), '"tab\\t\\"é\\"\\u007f\\u2028"\n')
})

test('keeps the order of keys', () => {
  assert.is(yamlText({ b: 1, a: 2, c: 3 }), 'b: 1\na: 2\nc: 3\n')
})

test('never folds a line and never writes an alias', () => {
  const shared = { words: 'word '.repeat(100).trim() }
  assert.is(yamlText([shared, shared]), `- words: ${shared.words}\n- words: ${shared.words}\n`)
})

test('leaves out what is undefined', () => {
  assert.is(
    yamlText({ a: undefined, b: { c: undefined }, d: [undefined], e: [undefined, 1] }),
    'b: {}\nd: []\ne:\n- 1\n',
  )
})

test('ignores symbols and properties that are not enumerable', () => {
  const value = Object.defineProperty({ a: 1, [Symbol('origin')]: 2 }, 'hidden', { value: 3 })
  assert.is(yamlText(value), 'a: 1\n')
})

test('writes floats that YAML 1.1 takes for floats', () => {
  assert.is(yamlText([1e21, 1e-7, 1.5e300, 0.1, -0]), '- 1.0e+21\n- 1.0e-7\n- 1.5e+300\n- 0.1\n- 0\n')
})

test('writes half of a surrogate pair as every UTF-8 writer does', () => {
  assert.is(yamlText('a\ud800b'), '"a\ufffdb"\n')
})

test('refuses what no document can hold', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('a'), new Date(0), new Map()])
    assert.throws(() => yamlText({ a: value }), /A document cannot contain/)
})

function assertReadBack(readers: readonly YamlReader[], values: readonly unknown[]): void {
  const texts = values.map(yamlText)
  for (const reader of readers) {
    const read = reader.read(texts)
    for (const [index, value] of values.entries()) {
      const [actual, expected] = [canonical(read[index]), canonical(value)]
      assert.is(actual, expected, `${reader.name} reads ${texts[index]} as ${actual}, not as ${expected}`)
    }
  }
}

/** JSON with sorted keys: forgets what no reader tells apart, as minus zero. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))
      : part,
  )
}

test.run()
