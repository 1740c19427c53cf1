import type { Origin } from '../ir/origin.ts'
import type { Paint, Palette } from './palette.ts'
import { visible, widthOf } from './visible.ts'

/** How a code frame looks. */
export interface FrameStyle {
  readonly palette: Palette
  /** Paints the carets. */
  readonly mark: Paint
  /** The number of lines above the one with the place. */
  readonly above: number
}

/** The line of a place with some lines above it and carets below it; no lines when the source has no such line. */
export function codeFrame(source: readonly string[], at: Origin, style: FrameStyle): readonly string[] {
  const line = source[at.line - 1]
  if (line === undefined) return []
  const { columns, from, to } = placeIn(line, at)
  const start = columns.length > widest && to >= widest ? Math.max(0, from - Math.floor(widest / 3)) : 0
  const gutter = String(at.line).length
  const numbered = (number: number, text: string) =>
    `  ${style.palette.faint(`${String(number).padStart(gutter)} |`)} ${text}`.trimEnd()
  const carets = style.mark('^'.repeat(Math.max(1, Math.min(to, start + widest) - from)))
  const above = linesAbove(source, at.line, style.above)
    .map(number => ({ number, text: cropped(columnsOf(near(source[number - 1]!, at)), start) }))
    .filter(({ text }) => text !== '')
  return [
    ...above.map(({ number, text }) => numbered(number, text)),
    numbered(at.line, cropped(columns, start)),
    `  ${style.palette.faint(`${' '.repeat(gutter)} |`)} ${' '.repeat(from - start)}${carets}`,
  ]
}

// A frame fits a terminal of 110 columns.
const widest = 100
const farthest = 2_000

interface Place {
  readonly columns: readonly string[]
  readonly from: number
  readonly to: number
}

function placeIn(line: string, at: Origin): Place {
  const columns = columnsOf(near(line, at))
  const begin = at.column - 1 - skipped(at)
  const from = columnsOf(near(line, at).slice(0, begin)).length
  const to = columnsOf(near(line, at).slice(0, begin + at.length)).length
  return { columns, from, to: Math.max(to, from + 1) }
}

/** The numbers of the lines above, from the last blank one on. */
function linesAbove(source: readonly string[], line: number, count: number): readonly number[] {
  const numbers: number[] = []
  for (let number = line - 1; number > 0 && numbers.length < count; number--) {
    if (source[number - 1]!.trim() === '') break
    numbers.unshift(number)
  }
  return numbers
}

/** What of a line can come into view, so that a line of megabytes costs no more than another. */
function near(line: string, at: Origin): string {
  return line.slice(skipped(at), skipped(at) + farthest)
}

function skipped(at: Origin): number {
  return at.column > farthest / 2 ? at.column - farthest / 2 : 0
}

/** One string for each column of the terminal: a wide character is followed by an empty one, a tab is two spaces. */
function columnsOf(line: string): readonly string[] {
  const columns: string[] = []
  for (const character of line.replace(/\r$/, '').replaceAll('\t', '  ')) {
    const width = widthOf(character)
    if (width === 0 && columns.length > 0) columns[columns.length - 1] += character
    if (width > 0) columns.push(visible(character))
    if (width > 1) columns.push('')
  }
  return columns
}

function cropped(columns: readonly string[], start: number): string {
  const shown = columns.slice(start, start + widest)
  if (start > 0 && shown.length > 0) shown[0] = '…'
  if (columns.length > start + widest) shown[shown.length - 1] = '…'
  return shown.join('')
}
