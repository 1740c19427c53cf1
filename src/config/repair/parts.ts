import { contentEnd, contentStart, type Line } from './lines.ts'

/** What a line of block style consists of. */
export interface Parts {
  readonly key: string | undefined
  readonly value: string
  /** Where the value begins in the text, and where it ends. */
  readonly start: number
  readonly end: number
}

/** The key and the value of a line, behind the dashes of list items. */
export function partsOf(line: Line): Parts {
  const [, before = '', key, value = ''] = PARTS.exec(line.content) ?? []
  const end = contentEnd(line)
  return { key: key?.replace(/^["']|["']$/g, ''), value, start: contentStart(line) + before.length, end }
}

const PARTS = /^((?:-\s+)*(?:("[^"]*"|'[^']*'|[^\s"'[\]{}#:,&*!|>%@`-][^:#]*?)\s*:(?:\s+|$))?)(.*)$/

/** The value as a quoted string, in the quotes that need the least. */
export function inQuotes(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`
}
