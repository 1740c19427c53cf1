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
    const inside = separators(lines.text, at, contentEnd(line))
    return [...ends, ...inside].map(place => ({
      at,
      end: at + 1,
      changes: [{ start: place, end: place, text }],
      tell: (found): ReturnType<Repair['tell']> => openBracket(found, bracket, key),
    }))
  })
}

/** Where a bracket could be closed within its line: before commas and closing brackets. */
function separators(text: string, open: number, to: number): readonly number[] {
  return signsIn(text, open + 1, to, /[,\]}]/).map(at => (text[at - 1] === ' ' ? at - 1 : at))
}
