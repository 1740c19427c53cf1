import type { Diagnostic } from '../../ir/diagnostic.ts'
import { contentEnd, contentStart, type Line, type Lines } from './lines.ts'
import { missingColon, missingComma, missingDash, missingLineBreak, missingSpace } from './messages.ts'
import type { Found, Repair } from './repair.ts'

/** Repairs of colons that are missing, and of spaces behind colons and dashes. The line above often has the cause. */
export function separatorRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const last = lines.indexAt(stopsAt)
  const near = [lines.all[last]!, ...[lines.above(last)].filter(index => index >= 0).map(index => lines.all[index]!)]
  return [...near.flatMap(spaceRepairs), ...near.flatMap(colonRepairs)]
}

/** Repairs of what is missing between two keys of one line: a comma within brackets, a line break without them. */
export function betweenRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const index = lines.indexAt(stopsAt)
  const line = lines.all[index]!
  const below = lines.all.slice(index + 1).find(({ content }) => content !== '')
  const deeper = below && below.indent > line.indent ? [below.indent, below.indent - 2] : []
  return [...line.content.matchAll(BETWEEN)].flatMap(match => {
    const before = line.content.slice(0, match.index)
    const between = betweenAt(contentStart(line) + match.index, match)
    const isClosed = /[}\]]$/.test(before)
    if (/[{[]/.test(before) && !isClosed) return [between(',', missingComma)]
    const isBroken = isClosed || deeper.length > 0 || match[1]!.length > 1
    return isBroken ? [line.indent, ...deeper].map(column => between(`\n${' '.repeat(column)}`, missingLineBreak)) : []
  })
}

/** The blanks in front of a key that does not begin a line. */
const BETWEEN = /(?<=[^\s,{[-])(\s+)(?=(?:- +)?([A-Za-z_][\w.-]*):(?:\s|$))/g

function betweenAt(start: number, [, blanks = '', key = '']: RegExpExecArray) {
  const at = start + blanks.length
  return (text: string, tell: (found: Found, key: string) => Diagnostic): Repair => ({
    at,
    end: at + key.length,
    changes: [{ start, end: text === ',' ? start : at, text }],
    tell: found => tell(found, key),
  })
}

/** Repairs of a list item without a dash: it looks like the last item above that starts in its column. */
export function dashRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const index = lines.indexAt(stopsAt)
  const line = lines.all[index]!
  const item = lines.all.slice(0, index).findLast(({ indent, content }) => indent === line.indent && content !== '')
  const sibling = /^- +(.*)$/.exec(item?.content ?? '')?.[1]
  if (sibling === undefined || line.content === '' || keyIn(sibling) !== keyIn(line.content)) return []
  const start = contentStart(line)
  const changes = [{ start, end: start, text: '- ' }]
  return [{ at: start, end: contentEnd(line), changes, tell: found => missingDash(found, firstWord(line)) }]
}

function keyIn(content: string): string | undefined {
  return /^([^\s:]+):(\s|$)/.exec(content)?.[1]
}

function spaceRepairs(line: Line): readonly Repair[] {
  const start = contentStart(line)
  const end = contentEnd(line)
  const dash = /^-(?=[^\s-])/.exec(line.content)
  const colon = /^((?:- +)*)([A-Za-z_][\w.-]*):(?![\s/]|$)/.exec(line.content)
  const repairs: Repair[] = []
  if (dash) {
    const changes = [{ start: start + 1, end: start + 1, text: ' ' }]
    const key = firstWord({ ...line, content: line.content.slice(1) })
    repairs.push({ at: start, end, changes, tell: found => missingSpace(found, 'dash', key) })
  }
  if (colon) {
    const place = start + colon[0].length
    const changes = [{ start: place, end: place, text: ' ' }]
    const at = start + colon[1]!.length
    repairs.push({ at, end, changes, tell: found => missingSpace(found, 'colon', colon[2]!) })
  }
  return repairs
}

function colonRepairs(line: Line): readonly Repair[] {
  const words = /^((?:- +)*)([A-Za-z_][\w.-]*)(?:[ =;]\s*|$)/.exec(line.content)
  if (!words || /:(\s|$)/.test(line.content)) return []
  const [whole, dashes = '', key = ''] = words
  const at = contentStart(line) + dashes.length
  const isAlone = line.content.length === dashes.length + key.length
  const changes = [{ start: at + key.length, end: contentStart(line) + whole.length, text: isAlone ? ':' : ': ' }]
  return [{ at, end: contentEnd(line), changes, tell: found => missingColon(found, key) }]
}

/** The key of a line, or the first word of it. */
function firstWord({ content }: Line): string {
  return /^[^\s:]+/.exec(content)?.[0] ?? content
}
