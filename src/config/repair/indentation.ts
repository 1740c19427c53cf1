import { contentEnd, contentStart, type Line, type Lines } from './lines.ts'
import { tabs, wrongIndentation } from './messages.ts'
import type { Change, Repair } from './repair.ts'

/** The repair of tabs in front of lines: two spaces for each, in all lines at once. */
export function tabRepairs({ text, all }: Lines, stopsAt: number): readonly Repair[] {
  const changes = all.flatMap(line => tabsOf(line))
  const first = changes.find(({ start }) => start >= stopsAt - 1) ?? changes[0]
  if (first === undefined || text[stopsAt] !== '\t') return []
  return [{ at: stopsAt, end: stopsAt + 1, changes, tell: tabs }]
}

function tabsOf({ start, indent, content }: Line): readonly Change[] {
  const blanks = /^[\t ]*/.exec(content)![0]
  if (!blanks.includes('\t')) return []
  const from = start + indent
  return [{ start: from, end: from + blanks.length, text: blanks.replaceAll('\t', '  ') }]
}

/** Repairs of a line, and of what belongs to it, that starts in another column than its neighbours. */
export function indentationRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const index = lines.indexAt(stopsAt)
  const line = lines.all[index]!
  const above = lines.all[lines.above(index)]
  const moved = columnsAbove(lines, index).flatMap(column =>
    runs(lines, index).map(run => moving(run, column - line.indent)),
  )
  // Nearly all files are indented with an even number of spaces.
  const isOdd = above && above.indent % 2 === 1 && line.indent % 2 === 0
  return isOdd ? [moving([above], 1), moving([above], -1), ...moved] : moved
}

function moving(run: readonly Line[], by: number): Repair {
  const line = run[0]!
  const words = /^(?:- +)*([^\s:]*)/.exec(line.content)![1]!
  return {
    at: contentStart(line),
    end: contentEnd(line),
    changes: run.map(moved => moveOf(moved, by)),
    tell: found => wrongIndentation(found, words, line.indent),
  }
}

/** The columns in which lines above start, and the keys behind their dashes: the nearest first, of two the deeper one. */
function columnsAbove(lines: Lines, index: number): readonly number[] {
  const { indent } = lines.all[index]!
  const columns = new Set<number>()
  for (let at = lines.above(index); at >= 0; at = lines.above(at)) {
    const line = lines.all[at]!
    columns.add(line.indent)
    columns.add(line.indent + /^(?:- +)*/.exec(line.content)![0].length)
    if (line.indent === 0) break
  }
  const distance = (column: number) => Math.abs(column - indent)
  return [...columns]
    .filter(column => column !== indent)
    .sort((one, other) => distance(one) - distance(other) || other - one)
}

/** The line alone, with the lines below it that are deeper, and with those that start in its column or deeper. */
function runs(lines: Lines, index: number): readonly (readonly Line[])[] {
  const line = lines.all[index]!
  const below = lines.all.slice(index + 1)
  const upTo = (isPart: (other: Line) => boolean) => {
    const end = below.findIndex(other => other.content !== '' && !isPart(other))
    return [line, ...(end < 0 ? below : below.slice(0, end)).filter(({ content }) => content !== '')]
  }
  return [[line], upTo(({ indent }) => indent > line.indent), upTo(({ indent }) => indent >= line.indent)]
}

function moveOf({ start, indent }: Line, by: number): Change {
  return by > 0 ? { start, end: start, text: ' '.repeat(by) } : { start, end: start + Math.min(-by, indent), text: '' }
}
