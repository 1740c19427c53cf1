import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Origin } from '../../src/ir/origin.ts'
import { codeFrame } from '../../src/report/code-frame.ts'
import { palette } from '../../src/report/palette.ts'
import { appsYaml, placeOf } from './places.ts'

test('carets stand under the whole of the place', () => {
  frameIs(
    appsYaml,
    placeOf('strip_prefx', ''),
    `
  6 |       path: /fastapi
  7 |       strip_prefx: true
    |       ^^^^^^^^^^^`,
  )
})

test('line numbers are as wide as the widest', () => {
  frameIs(
    `${'\n'.repeat(8)}a: 1\nb: 2`,
    at(10, 1, 1),
    `
   9 | a: 1
  10 | b: 2
     | ^`,
  )
})

test('the first line has nothing above it, and a blank line is not shown', () => {
  frameIs(
    appsYaml,
    at(1, 1, 7),
    `
  1 | version: "1"
    | ^^^^^^^`,
  )
  frameIs(
    appsYaml,
    placeOf('worker', ''),
    `
  10 |   - { name: worker, strip_prefx: true }
     |             ^^^^^^`,
  )
})

test('a place at the end of a line, or beyond, gets one caret after it', () => {
  frameIs(
    'apps:',
    at(1, 6, 3),
    `
  1 | apps:
    |      ^`,
  )
  frameIs(
    'apps:',
    at(1, 60, 1),
    `
  1 | apps:
    |      ^`,
  )
})

test('the line after the last line feed can hold a place', () => {
  frameIs(
    'apps:\n',
    at(2, 1, 1),
    `
  1 | apps:
  2 |
    | ^`,
  )
})

test('a source without the line has no frame', () => {
  assert.equal(codeFrame(['apps:'], at(7, 1, 1), { palette: palette(false), mark: text => text, above: 1 }), [])
})

test('tabs, wide letters, marks on letters and line ends of Windows keep the carets in place', () => {
  frameIs(
    'a:\tb\r\n\tc: d\r\n',
    at(2, 5, 1),
    `
  1 | a:  b
  2 |   c: d
    |      ^`,
  )
  frameIs(
    'name: 漢字 😀 e\u0301 x',
    placeOf('x', '', { source: 'name: 漢字 😀 e\u0301 x' }),
    `
  1 | name: 漢字 😀 e\u0301 x
    |                 ^`,
  )
})

test('what could steer the terminal is shown as a mark', () => {
  frameIs(
    'a: "\u001b[31m\u202e" # x',
    placeOf('x', '', { source: 'a: "\u001b[31m\u202e" # x' }),
    `
  1 | a: "\ufffd[31m\ufffd" # x
    |               ^`,
  )
})

test('a long line is cut on both sides of the place', () => {
  const source = `short: 1\nimage: ${'r'.repeat(120)}/App${'y'.repeat(120)}`
  frameIs(
    source,
    placeOf('App', '', { source }),
    `
  2 | …${'r'.repeat(31)}/App${'y'.repeat(63)}…
    |                                  ^^^`,
  )
})

test('a long line is cut on the right alone when the place is near its start', () => {
  const source = `image: ${'r'.repeat(200)}`
  frameIs(
    source,
    at(1, 1, 5),
    `
  1 | image: rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr…
    | ^^^^^`,
  )
})

test('carets never reach beyond what is shown', () => {
  for (const length of [1, 50, 99, 100, 101, 5_000, 2_000_000]) {
    for (const column of [1, 50, 100, 101, 1_001, 900_000]) {
      const source = ['a'.repeat(1_000_000)]
      const style = { palette: palette(false), mark: (text: string) => text, above: 1 }
      const [shown = '', carets = ''] = codeFrame(source, at(1, column, length), style)
      assert.ok(shown.length <= 106 && carets.length <= shown.length, `${column} ${length}`)
      assert.match(carets, /^ {4}\| *\^+$/)
    }
  }
})

function frameIs(source: string, place: Origin, expected: string): void {
  const style = { palette: palette(false), mark: (text: string) => text, above: 1 }
  assert.is(`\n${codeFrame(source.split('\n'), place, style).join('\n')}`, expected)
}

function at(line: number, column: number, length: number): Origin {
  return { file: 'apps.yaml', line, column, length, path: '' }
}

test.run()
