import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { countedWindow, windowText } from '../../../plugins/ingress-haproxy/rate-limit.ts'

/** Answers in each second to a client with a steady rate, as a real HAProxy 2.6.12 gave them with these lines. */
const SEEN: readonly (readonly [limit: [rate: number, burst: number], client: number, seconds: readonly number[]])[] = [
  [[5, 5], 4, [4, 4, 4, 4, 4]],
  [[5, 5], 8, [5, 5, 5, 5, 5]],
  [[5, 5], 50, [5, 5, 5, 5, 5]],
  [[5, 10], 8, [8, 2, 5, 5, 5]],
  [[5, 10], 50, [10, 0, 5, 5, 5]],
  [[5, 50], 8, [8, 8, 8, 8, 8, 8, 2, 0, 0, 0, 5, 5, 5, 5, 5]],
]

for (const [[requestsPerSecond, burst], client, seconds] of SEEN)
  test(`${client} requests a second, where ${requestsPerSecond} and a burst of ${burst} are allowed`, () => {
    assert.equal(answers(countedWindow({ requestsPerSecond, burst }), client, seconds.length), seconds)
  })

test('without a burst the window is a second', () => {
  assert.equal(countedWindow({ requestsPerSecond: 7 }), { count: 7, milliseconds: 1000 })
})

test('a window is not shorter than 100 milliseconds and not longer than ten seconds, and keeps the rate', () => {
  assert.equal(countedWindow({ requestsPerSecond: 500, burst: 1 }), { count: 50, milliseconds: 100 })
  assert.equal(countedWindow({ requestsPerSecond: 1, burst: 100 }), { count: 10, milliseconds: 10_000 })
})

test('a window is written in seconds where it can be', () => {
  assert.is(windowText({ count: 5, milliseconds: 2000 }), '2s')
  assert.is(windowText({ count: 1, milliseconds: 334 }), '334ms')
})

/** HAProxy estimates a sliding window from two fixed ones (`freq_ctr_total` in its src/freq_ctr.c). */
function answers({ count, milliseconds }: ReturnType<typeof countedWindow>, client: number, seconds: number): number[] {
  const admitted = Array<number>(seconds).fill(0)
  let [window, before, now] = [0, 0, 0]
  for (let request = 0; request < client * seconds; request++) {
    const time = (request * 1000) / client
    for (; time >= (window + 1) * milliseconds; window++) [before, now] = [now, 0]
    const rest = (window + 1) * milliseconds - time
    if (now + (before * rest) / milliseconds >= count) continue
    now++
    admitted[Math.floor(time / 1000)]!++
  }
  return admitted
}

test.run()
