/**
 * A duration of Compose in milliseconds: `1m30s`, `500ms`, `2.5s`, `1d`. Undefined for what is none; a number without a
 * unit is none, except 0.
 */
export function durationMilliseconds(text: string): number | undefined {
  const signed = /^[-+]/.test(text)
  const sign = text.startsWith('-') ? -1 : 1
  const length = signed ? text.slice(1) : text
  if (length === '0') return 0
  if (length === '') return undefined
  let sum = 0
  TERM.lastIndex = 0
  while (TERM.lastIndex < length.length) {
    const [, number, unit] = TERM.exec(length) ?? []
    if (number === undefined || unit === undefined) return undefined
    sum += Number(number) * (MILLISECONDS[unit] as number)
  }
  return sum <= LONGEST ? rounded(sign * sum) : undefined
}

/** Without the noise of binary fractions; a nanosecond is the finest there is. */
function rounded(milliseconds: number): number {
  return Number.isInteger(milliseconds) ? milliseconds : Math.round(milliseconds * 1e6) / 1e6
}

const TERM = /([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w)(?![a-zµμ])/y

const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/** 64 bits of nanoseconds. */
const LONGEST = 2 ** 63 / 1e6
