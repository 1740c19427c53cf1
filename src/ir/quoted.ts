import { isMap } from './is-map.ts'

/** A value in a sentence: a string in quotes on one line, shortened if it is long, or a phrase for a list or a map. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return isMap(value) ? 'a mapping' : String(value)
}

/** The number of characters that identify a string. */
const LONGEST = 80
