import { type Convert, type Converting, written } from './converting.ts'
import { malformedBoolean, malformedNumber, wrongKind } from './messages.ts'
import { placeOf } from './place-of.ts'

/** A text; the reader has left a number as it is spelled: `1.10`, `0440`. */
export const text: Convert<string> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return nothing(parent, key, 'a text', converting)
}

/** `true` or `false`, also as a text that a variable left, and in the words of YAML 1.1. */
export const boolean: Convert<boolean> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return nothing(parent, key, 'true or false', converting)
  const known = BOOLEANS.get(value.toLowerCase())
  if (known === undefined) converting.report(malformedBoolean(String(key), value, placeOf(parent, key)))
  return known
}

/** A whole number, also as a text that a variable left. */
export const integer: Convert<number> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value !== 'number' && typeof value !== 'string') return nothing(parent, key, 'a number', converting)
  const number = typeof value === 'number' || INTEGER.test(value) ? Number(value) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  converting.report(malformedNumber(String(key), String(value), placeOf(parent, key)))
  return undefined
}

/** Whatever stands there, as it was written. */
export const asWritten: Convert<never> = (parent, key) => (written(parent, key) ?? undefined) as never

/** Nothing for what was left empty; a mistake for what is something else. */
export function nothing(parent: object, key: string | number, expected: string, converting: Converting): undefined {
  if ((written(parent, key) ?? undefined) !== undefined)
    converting.report(wrongKind(String(key), expected, placeOf(parent, key)))
  return undefined
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['y', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['n', false],
  ['no', false],
  ['off', false],
])

const INTEGER = /^[-+]?[0-9]+$/
