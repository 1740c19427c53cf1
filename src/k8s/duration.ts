/** Reads a Go duration (`10s`, `1m30s`, `1.5h`) as milliseconds; undefined when it is none, has no unit or a sign. */
export function parseDuration(text: string): number | undefined {
  if (text.length > LONGEST || !/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return undefined
  let nanoseconds = 0n
  for (const [, number = '', unit = ''] of text.matchAll(/([\d.]+)([a-zµμ]+)/g)) {
    const [whole = '', fraction = ''] = number.split('.')
    const length = unitLength(unit)
    nanoseconds += BigInt(whole) * length + (BigInt(fraction) * length) / 10n ** BigInt(fraction.length)
  }
  return nanoseconds > longest ? undefined : Number(nanoseconds) / 1_000_000
}

/** Writes milliseconds as a Go duration of one whole number and one unit, the form that HAProxy reads too: `90s`. */
export function formatDuration(milliseconds: number): string {
  const nanoseconds = BigInt(Math.round(milliseconds * 1_000_000))
  if (nanoseconds === 0n) return '0s'
  const unit = ['h', 'm', 's', 'ms', 'us'].find(name => nanoseconds % unitLength(name) === 0n) ?? 'ns'
  return `${nanoseconds / unitLength(unit)}${unit}`
}

/** What to write instead of a text that is nearly a duration, as a sentence: `10`, `10 s`, `5min`, `1d`. */
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

function unitLength(unit: string): bigint {
  switch (unit) {
    case 'h':
      return 3_600_000_000_000n
    case 'm':
      return 60_000_000_000n
    case 's':
      return 1_000_000_000n
    case 'ms':
      return 1_000_000n
    case 'ns':
      return 1n
    default:
      return 1_000n
  }
}

function unitMeantBy(word: string): string | undefined {
  const lower = word.toLowerCase()
  if (/^h(ours?|rs?)?$/.test(lower)) return 'h'
  if (/^m(in(ute)?s?)?$/.test(lower)) return 'm'
  if (/^s(ec(ond)?s?)?$/.test(lower)) return 's'
  if (/^(ms(ecs?)?|milli(second)?s?)$/.test(lower)) return 'ms'
  return undefined
}
