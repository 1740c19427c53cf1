import { own } from '../ir/own.ts'

/** Lengths of units in nanoseconds. */
export type DurationUnits = Readonly<Record<string, bigint>>

/**
 * Reads a Go duration (`10s`, `1m30s`, `1.5h`) as milliseconds; undefined when it is none, has no unit or a sign.
 * `further` are units that Go does not have.
 */
export function parseDuration(text: string, further?: DurationUnits): number | undefined {
  if (text.length > LONGEST) return undefined
  let nanoseconds = 0n
  let end = 0
  for (const [term, number = '', unit = ''] of text.matchAll(/(\d+(?:\.\d*)?|\.\d+)([a-zµμ]+)/gy)) {
    const length = own(UNITS, unit) ?? own(further, unit)
    if (length === undefined) return undefined
    const [whole = '', fraction = ''] = number.split('.')
    nanoseconds += BigInt(whole) * length + (BigInt(fraction) * length) / 10n ** BigInt(fraction.length)
    end += term.length
  }
  return end === 0 || end < text.length || nanoseconds > longest ? undefined : Number(nanoseconds) / 1_000_000
}

/** Writes milliseconds as a Go duration of one whole number and one unit, the form that HAProxy reads too: `90s`. */
export function formatDuration(milliseconds: number): string {
  const nanoseconds = BigInt(Math.round(milliseconds * 1_000_000))
  if (nanoseconds === 0n) return '0s'
  const unit = ['h', 'm', 's', 'ms', 'us'].find(name => nanoseconds % UNITS[name]! === 0n) ?? 'ns'
  return `${nanoseconds / UNITS[unit]!}${unit}`
}

/** What to write instead of a string that is nearly a duration, as a sentence: `10`, `10 s`, `5min`, `1d`. */
export function durationHint(text: string): string | undefined {
  if (parseDuration(text) !== undefined) return undefined
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim())
  if (match === null) return undefined
  const [, number = '', word = ''] = match
  if (word === '') return `Write the unit too, such as ${number}s.`
  if (/^d(ays?)?$/i.test(word)) return `Write ${Number(number) * 24}h.`
  const unit = unitMeantBy(word)
  return unit === undefined ? undefined : `Write ${number}${unit}.`
}

// Characters of a duration; 292 years in nanoseconds have 19 digits.
const LONGEST = 1_000

// What 64 bits of nanoseconds can hold, some 292 years.
const longest = 2n ** 63n - 1n

const UNITS: DurationUnits = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

function unitMeantBy(word: string): string | undefined {
  const lower = word.toLowerCase()
  if (/^h(ours?|rs?)?$/.test(lower)) return 'h'
  if (/^m(in(ute)?s?)?$/.test(lower)) return 'm'
  if (/^s(ec(ond)?s?)?$/.test(lower)) return 's'
  if (/^(ms(ecs?)?|milli(second)?s?)$/.test(lower)) return 'ms'
  return undefined
}
