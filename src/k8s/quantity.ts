/** A quantity of Kubernetes: `512Mi`, `250m`, `1e3`. */
export interface Quantity {
  /** As it was written. */
  readonly text: string
  /** The exact amount in billionths, the smallest part that Kubernetes keeps. */
  readonly nanos: bigint
}

/** Reads a quantity by the grammar of the API server; undefined when the text is none. */
export function parseQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST) return undefined
  const match = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d{1,2})?$/.exec(text)
  if (match === null) return undefined
  const [, sign, number = '', suffix = ''] = match
  const [whole = '', fraction = ''] = number.split('.')
  const { factor, exponent } = scaleOf(suffix)
  const digits = BigInt(whole + fraction) * factor
  const magnitude = shifted(digits, exponent - fraction.length + 9)
  if (magnitude > largest) return undefined
  return { text, nanos: sign === '-' ? -magnitude : magnitude }
}

/** Orders two quantities by amount: negative when the first is smaller, 0 when they are equal. */
export function compareQuantities(first: Quantity, second: Quantity): number {
  if (first.nanos === second.nanos) return 0
  return first.nanos < second.nanos ? -1 : 1
}

/** Whether the quantity has no fraction: `512m` of memory is half a byte, which is never intended. */
export function isWhole(quantity: Quantity): boolean {
  return quantity.nanos % 1_000_000_000n === 0n
}

/** What a quantity measures: processors are counted in cores and thousandths, everything else in bytes. */
export type Measure = 'bytes' | 'cores'

/**
 * What to write instead of a string that is nearly a quantity, as a sentence: `512mb`, `1 Gi`, `250mi` of a processor.
 */
export function quantityHint(text: string, measure: Measure = 'bytes'): string | undefined {
  if (parseQuantity(text) !== undefined) return undefined
  const match = /^([+-]?(?:\d+(?:\.\d*|,\d{1,2})?|[.,]\d+))\s*([a-z]*)$/i.exec(text.trim())
  if (match === null) return undefined
  const [, written = '', unit = ''] = match
  const number = written.replace(',', '.')
  const meant = measure === 'cores' ? coresMeantBy(unit) : bytesMeantBy(number, unit)
  if (meant.length === 0) return undefined
  return `Write ${meant.map(suffix => number + suffix).join(' or ')}.`
}

// Characters of a quantity; 2^63 has 19 digits.
const LONGEST = 1_000

// The API server promises no amounts above 2^63-1.
const largest = (2n ** 63n - 1n) * 1_000_000_000n

const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
}

function scaleOf(suffix: string): { readonly factor: bigint; readonly exponent: number } {
  if (suffix.endsWith('i')) return { factor: 1024n ** BigInt(1 + 'KMGTPE'.indexOf(suffix.charAt(0))), exponent: 0 }
  return { factor: 1n, exponent: decimalExponents[suffix] ?? Number(suffix.slice(1)) }
}

/** Moves the decimal point; what is smaller than the smallest part counts as one, as in Kubernetes. */
function shifted(digits: bigint, places: number): bigint {
  if (places >= 0) return digits * 10n ** BigInt(places)
  const divisor = 10n ** BigInt(-places)
  return (digits + divisor - 1n) / divisor
}

function coresMeantBy(unit: string): readonly string[] {
  const word = unit.toLowerCase()
  if (/^(|v?cpus?|c|cores?)$/.test(word)) return ['']
  return /^m(i|illi)?(v?cpus?|c|cores?)?$/.test(word) ? ['m'] : []
}

function bytesMeantBy(number: string, unit: string): readonly string[] {
  if (parseQuantity(number + unit) !== undefined) return [unit]
  const word = unit.toLowerCase()
  if (/^(|b|bytes?)$/.test(word)) return ['']
  const decimal = /^([kmgtpe])b?$/.exec(word) ?? /^(k|m|g|t|p|e)(?:ilo|ega|iga|era|eta|xa)bytes?$/.exec(word)
  if (decimal !== null) return [binaryUnit(decimal[1]), decimal[1] === 'k' ? 'k' : decimal[1]!.toUpperCase()]
  const binary = /^([kmgtpe])ib?$/.exec(word) ?? /^(k|m|g|t|p|e)(?:i|e|x)bibytes?$/.exec(word)
  return binary === null ? [] : [binaryUnit(binary[1])]
}

function binaryUnit(letter = ''): string {
  return `${letter.toUpperCase()}i`
}
