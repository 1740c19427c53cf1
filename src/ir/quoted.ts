import { isMap } from './is-map.ts'

/** A value in a sentence: a text in quotes on one line, cut when it is long, and what a list or a map is called. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return isMap(value) ? 'a mapping' : String(value)
}

/** Characters of a text that say which one it is. */
const LONGEST = 80
