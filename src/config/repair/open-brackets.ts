import { contentEnd, type Line, type Lines } from './lines.ts'
import { openBracket } from './messages.ts'
import { partsOf } from './parts.ts'
import type { Repair } from './repair.ts'
import { lonelyBrackets, signsIn } from './signs.ts'

/** Repairs of brackets that are not closed, the nearest above the place first. */
export function openBracketRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const last = lines.indexAt(stopsAt)
  const opened = lines.all.slice(0, last + 1).reverse()
  return opened.flatMap(line => repairsIn(line, lines, last))
}

function repairsIn(line: Line, lines: Lines, last: number): readonly Repair[] {
  const { key, value, start } = partsOf(line)
  if (!/^[[{]/.test(value)) return []
  const above = lines.all[lines.above(last)] ?? line
  // In the line itself first, then at the end of the lines that could belong to it.
  const ends = [contentEnd(line), ...(contentEnd(above) > contentEnd(line) ? [contentEnd(above)] : [])]
  return lonelyBrackets(lines.text, start, contentEnd(line)).unclosed.flatMap(at => {
    const bracket = lines.text[at]!
    const closing = bracket === '[' ? ']' : '}'
    const text = lines.text[at + 1] === ' ' ? ` ${closing}` : closing
    const inside = byTrust(bracket, lines.text, separators(lines.text, at, contentEnd(line)))
    return [...ends, ...inside].map(place => ({
      at,
      end: at + 1,
      changes: [{ start: place, end: place, text }],
      tell: (found): ReturnType<Repair['tell']> => openBracket(found, bracket, key),
    }))
  })
}

/** A list ends before a comma and a key, or where another bracket closes; a mapping where another bracket closes. */
function byTrust(bracket: string, text: string, places: readonly number[]): readonly number[] {
  const isClosing = (place: number) => /^ ?[\]}]/.test(text.slice(place, place + 2))
  const isBeforeKey = (place: number) => bracket === '[' && /^, *[\w-]+:/.test(text.slice(place, place + 80))
  const rank = (place: number) => (isBeforeKey(place) ? 0 : isClosing(place) ? 1 : 2)
  return [...places].sort((one, other) => rank(one) - rank(other))
}

/** Where a bracket could be closed within its line: before commas and closing brackets. */
function separators(text: string, open: number, to: number): readonly number[] {
  return signsIn(text, open + 1, to, /[,\]}]/).map(at => (text[at - 1] === ' ' ? at - 1 : at))
}
