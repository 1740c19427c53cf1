import type { Lines } from './lines.ts'
import { bracketNotOpened } from './messages.ts'
import { partsOf } from './parts.ts'
import type { Repair } from './repair.ts'
import { lonelyBrackets } from './signs.ts'

/** Repairs of a closing bracket without an opening one: the opening one is missing, or the closing one is too many. */
export function closingBracketRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const { text } = lines
  const { start, end } = partsOf(lines.all[lines.indexAt(stopsAt)]!)
  const [at] = lonelyBrackets(text, start, end).unopened
  if (at === undefined) return []
  const bracket = text[at]!
  const opening = bracket === ']' ? '[' : text[at - 1] === ' ' ? '{ ' : '{'
  const places = [
    start,
    ...[...text.slice(start, at).matchAll(/[[{,] */g)].map(sign => start + sign.index + sign[0].length),
  ]
  const inserted = places
    .filter(place => text[place] !== opening[0])
    .map(place => ({ start: place, end: place, text: opening }))
  const removed = { start: at, end: at + 1, text: '' }
  // A bracket that is there twice was typed twice.
  const changes = text[at - 1] === bracket ? [removed] : [...inserted, removed]
  return changes.map(change => ({
    at,
    end: at + 1,
    changes: [change],
    tell: found => bracketNotOpened(found, bracket),
  }))
}
