import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { durationHint, formatDuration, parseDuration } from '../../src/k8s/duration.ts'

test('durations become milliseconds', () => {
  const durations: readonly [text: string, milliseconds: number][] = [
    ['0s', 0],
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1.1s', 1_100],
    ['.5h', 1_800_000],
    ['1h2m3s4ms', 3_723_004],
    ['250us', 0.25],
    ['250µs', 0.25],
    ['1ns', 0.000001],
  ]
  for (const [text, milliseconds] of durations) assert.is(parseDuration(text), milliseconds, text)
})

test('a duration has a unit, no sign and no space', () => {
  for (const text of ['', '10', '0', '-5s', '+5s', '1d', '10 s', '10S', 's', '1h30', '.s', '9999999h']) {
    assert.is(parseDuration(text), undefined, text)
  }
})

test('a duration is written with one whole number and one unit', () => {
  const written: readonly [milliseconds: number, text: string][] = [
    [0, '0s'],
    [10_000, '10s'],
    [90_000, '90s'],
    [3_600_000, '1h'],
    [3_660_000, '61m'],
    [1_500, '1500ms'],
    [0.25, '250us'],
    [0.000001, '1ns'],
  ]
  for (const [milliseconds, text] of written) assert.is(formatDuration(milliseconds), text)
})

test('what was written reads back the same', () => {
  for (let milliseconds = 0; milliseconds < 1e8; milliseconds = milliseconds * 3 + 7) {
    assert.is(parseDuration(formatDuration(milliseconds)), milliseconds)
  }
})

test('a near miss gets a hint', () => {
  const hints: readonly [text: string, hint: string | undefined][] = [
    ['10', 'Write the unit too, such as 10s.'],
    ['10 s', 'Write 10s.'],
    ['5min', 'Write 5m.'],
    ['1 minute', 'Write 1m.'],
    ['2 hours', 'Write 2h.'],
    ['30sec', 'Write 30s.'],
    ['100 msec', 'Write 100ms.'],
    ['1d', 'Write 24h.'],
    ['soon', undefined],
    ['10s', undefined],
  ]
  for (const [text, hint] of hints) assert.is(durationHint(text), hint, text)
})

test.run()
