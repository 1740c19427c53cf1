import { visible } from '../report/visible.ts'

const WIDEST = 60

/** A value on one line, cut to what a line has room for. */
export function valueText(value: unknown): string {
  return cut(lineOf(value), 0)
}

/** Two values on one line each; of long ones the part where they begin to differ. */
export function valueTexts(before: unknown, after: unknown): readonly [before: string, after: string] {
  const [one, other] = [lineOf(before), lineOf(after)]
  if (Math.max(one.length, other.length) <= WIDEST) return [one, other]
  let same = 0
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same++
  const from = same > WIDEST / 2 ? same - WIDEST / 4 : 0
  return [cut(one, from), cut(other, from)]
}

function cut(line: string, from: number): string {
  const end = from + WIDEST
  return `${from > 0 ? '…' : ''}${line.slice(from, end)}${end < line.length ? '…' : ''}`
}

/** A string without quotes where it cannot be taken for another value. */
function lineOf(value: unknown): string {
  const text = typeof value === 'string' && /^[^\s"'[{][^\n\r]*$/.test(value) ? value : JSON.stringify(value)
  return visible(text)
}
