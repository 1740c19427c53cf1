import fc from 'fast-check'
import { map, mostly, oneOf } from './node.ts'
import { TRAPS } from './traps.ts'

/** A text that may be anything; what would be a variable of the build is written as the characters themselves. */
export const anyText: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[A-Za-z0-9 ,.:/_-]{0,12}$/),
  oneOf(...TRAPS),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
).map(text => text.replaceAll(/\$+\{/g, () => '$${'))

/** Scalars that stand in the file as they are, without quotes. */
export const bare: fc.Arbitrary<string> = oneOf(
  'on',
  'yes',
  'No',
  'y',
  'off',
  '012',
  '0o17',
  '0x1f',
  '1e3',
  '1.10',
  '1_000',
  '.5',
  '+1',
  '-0',
  '12:30:45',
  '2024-01-01',
  '1.0',
  '18446744073709551616',
  '0.1',
  'TRUE',
).map(text => `${BARE[0]}${text}${BARE[1]}`)

/** What stands around a scalar that is to be printed bare. */
export const BARE = ['⟦', '⟧'] as const

/** A value that ends up as text, whatever it is in YAML. */
export const scalar: fc.Arbitrary<unknown> = mostly<unknown>(
  anyText,
  bare,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  oneOf('${UNSET:-fallback}', '${UNSET:-}', 'a-${NAME}-${UNSET:-b}', '${NAME:?is needed}'),
)

/** One line of a text that some other program reads. */
export const plainText: fc.Arbitrary<string> = fc.stringMatching(/^[a-z0-9][A-Za-z0-9 ,.:/_-]{0,20}$/)

/** The user's own keys, which nothing reads. */
export const ownKeys = map({ 'x-note': scalar, 'x-more': fc.array(scalar, { maxLength: 2 }) })
