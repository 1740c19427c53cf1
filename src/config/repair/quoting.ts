import { contentEnd, type Line, type Lines } from './lines.ts'
import { quotesNeeded, spaceInImage, trailingComma, unknownEscape } from './messages.ts'
import { inQuotes, type Parts, partsOf } from './parts.ts'
import type { Repair } from './repair.ts'

/** Repairs of values that must be quoted, or are quoted in the wrong way. */
export function quotingRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const line = lines.all[lines.indexAt(stopsAt)]!
  return [
    ...escapeRepairs(lines.text, stopsAt),
    ...commaRepairs(line),
    ...imageRepairs(line),
    ...tokenRepairs(line, VARIABLE, '"{" begins a mapping within brackets'),
    ...tokenRepairs(line, SIGN, 'it starts with a character that has a meaning in YAML'),
    ...valueRepairs(line),
  ]
}

/** A backslash in double quotes; the text ends at the quote that would close it. */
function escapeRepairs(text: string, stopsAt: number): readonly Repair[] {
  const at = text.lastIndexOf('\\', stopsAt)
  if (at < stopsAt - LONGEST_ESCAPE) return []
  const start = text.lastIndexOf('"', at)
  const end = text.indexOf('"', at)
  if (at < 0 || start < 0 || end < 0 || text.slice(start, end).includes('\n')) return []
  const inner = text.slice(start + 1, end)
  const fixed = inner.includes("'") ? `"${inner.replaceAll('\\', '\\\\')}"` : `'${inner}'`
  const changes = [{ start, end: end + 1, text: fixed }]
  return [{ at, end: at + 2, changes, tell: found => unknownEscape(found, text.slice(at, at + 2)) }]
}

/** `\U` and eight digits. */
const LONGEST_ESCAPE = 10

/** A comma at the end of a line, as JSON has it. */
function commaRepairs(line: Line): readonly Repair[] {
  const end = contentEnd(line)
  if (!/[\]}"'],$/.test(line.content)) return []
  return [{ at: end - 1, end, changes: [{ start: end - 1, end, text: '' }], tell: trailingComma }]
}

/** An image has no colon and space that could be meant. */
function imageRepairs(line: Line): readonly Repair[] {
  const { key, value, start, end } = partsOf(line)
  const text = value.replace(/:\s+(?=\S+$)/, ':').replace(/:$/, '')
  if (key !== 'image' || text === value || /\s/.test(text)) return []
  return [{ at: start, end, changes: [{ start, end, text }], tell: spaceInImage }]
}

/** `${NAME}` within brackets, where its own bracket begins a mapping. */
const VARIABLE = /(?<=[{[,:]\s*)[^\s"',{}[\]]*\$\{[^}\n]*\}(?:\$\{[^}\n]*\}|[^\s"',{}[\]])*/g

/** A value within brackets that starts with a sign of YAML. */
const SIGN = /(?<=[{[,:]\s+|\[)[*&@%`|>][^,{}[\]"'\n]*[^,{}[\]"'\s]/g

function tokenRepairs({ start, end, content, indent }: Line, token: RegExp, reason: string): readonly Repair[] {
  if (!/[{[]/.test(content.replace(/\$\{[^}]*\}/g, ''))) return []
  return [...content.matchAll(token)].map(match => {
    const at = start + indent + match.index
    const [value] = match
    const changes = [{ start: at, end: at + value.length, text: inQuotes(value) }]
    const key = /([\w.-]+)\s*:\s*$/.exec(content.slice(0, match.index))?.[1]
    return {
      at,
      end: Math.min(at + value.length, end),
      changes,
      tell: found => quotesNeeded(found, key, reason),
    }
  })
}

/** A value that YAML reads as something else than a string. */
function valueRepairs(line: Line): readonly Repair[] {
  const parts = partsOf(line)
  const reason = reasonOf(parts.value)
  if (reason === undefined || (parts.key === undefined && !line.content.startsWith('-'))) return []
  const { key, start, end } = parts
  const changes = [{ start, end, text: quotedAnew(parts) }]
  return [{ at: start, end, changes, tell: found => quotesNeeded(found, key, reason) }]
}

function reasonOf(value: string): string | undefined {
  if (/^["'].+["'].|^'.*'.*'$|^".*".*"$/.test(value)) return 'there is text after its closing quote'
  if (/^["']/.test(value)) return undefined
  const [first] = value
  if (first !== undefined && SIGNS.includes(first)) return `it starts with "${first}"`
  if (/:(\s|$)/.test(value)) return 'it contains a colon and a space'
  return undefined
}

const SIGNS = '*&@%`|>!{['

/** A value in quotes that contains the same quotes needs the others; one with text behind them is quoted as a whole. */
function quotedAnew({ value }: Parts): string {
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2]
  return inQuotes(inner ?? value)
}
