import { type Convert, type Converting, written } from './converting.ts'
import { malformedBoolean, malformedNumber, wrongKind } from './messages.ts'
import { placeOf } from './place-of.ts'

/** A string; the reader keeps numbers as they are written: `1.10`, `0440`. */
export const text: Convert<string> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return nothing(parent, key, 'a string', converting)
}

/** `true` or `false`, also as a string from a variable, and in the words of YAML 1.1. */
export const boolean: Convert<boolean> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return nothing(parent, key, 'true or false', converting)
  const known = BOOLEANS.get(value.toLowerCase())
  if (known === undefined) converting.report(malformedBoolean(String(key), value, placeOf(parent, key)))
  return known
}

/** An integer, also as a string from a variable. */
export const integer: Convert<number> = (parent, key, converting) => {
  const value = written(parent, key)
  if (typeof value !== 'number' && typeof value !== 'string') return nothing(parent, key, 'a number', converting)
  const number = typeof value === 'number' || INTEGER.test(value) ? Number(value) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  converting.report(malformedNumber(String(key), String(value), placeOf(parent, key)))
  return undefined
}

/** Any value, as it is written. */
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
