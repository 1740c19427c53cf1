import { contentEnd, type Lines } from './lines.ts'
import { openQuote } from './messages.ts'
import { partsOf } from './parts.ts'
import type { Repair } from './repair.ts'

/** Repairs of quotes that are not closed in their line, the nearest above the place first. */
export function openQuoteRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  return lines.all
    .slice(0, lines.indexAt(stopsAt) + 1)
    .reverse()
    .flatMap(line => {
      const { key, value, start } = partsOf(line)
      const at = openQuoteIn(value)
      if (at === undefined) return []
      const quote = value[at]!
      const places = [contentEnd(line), ...closings(value, at).map(place => start + place)]
      return places.map(place => ({
        at: start + at,
        end: contentEnd(line),
        changes: [{ start: place, end: place, text: quote }],
        tell: (found): ReturnType<Repair['tell']> => openQuote(found, key),
      }))
    })
}

/** Where a quote begins that does not end in the same line. */
function openQuoteIn(value: string): number | undefined {
  let open: number | undefined
  for (let at = 0; at < value.length; at++) {
    const letter = value[at]!
    if (open !== undefined) {
      if (letter === '\\' && value[open] === '"') at++
      else if (letter === value[open]) open = undefined
    } else if ((letter === '"' || letter === "'") && /^$|[\s[{,]/.test(value[at - 1] ?? '')) open = at
  }
  return open
}

/** Within brackets the quote may end before a comma or a bracket. */
function closings(value: string, open: number): readonly number[] {
  if (!/^[[{]/.test(value)) return []
  return [...value.matchAll(/\s*[,\]}]/g)].map(({ index }) => index).filter(index => index > open)
}
