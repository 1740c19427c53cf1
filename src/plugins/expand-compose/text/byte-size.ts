/**
 * A size of Compose in bytes: digits alone, or with a binary unit in any case: `50M`, `50mb` and `50 MiB` are the same.
 * Fractions of a byte are cut off. Undefined for what is none.
 */
export function byteSize(text: string): number | undefined {
  const [, number, unit = 'b'] = SIZE.exec(text) ?? []
  if (number === undefined) return undefined
  const negative = number.startsWith('-')
  // A negative size means "no limit", and has no unit.
  if (negative && !WHOLE.test(text)) return undefined
  const bytes = Math.trunc(Number(number) * 1024 ** 'bkmgtp'.indexOf((unit[0] as string).toLowerCase()))
  return Math.abs(bytes) < 2 ** 63 ? bytes : undefined
}

const SIZE = /^([-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?) ?(b|[kmgtp](?:i?b)?)?$/i
const WHOLE = /^-[0-9]+$/
