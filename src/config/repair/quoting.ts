import type { Line, Lines } from './lines.ts'
import { quotesNeeded, unknownEscape } from './messages.ts'
import { inQuotes, type Parts, partsOf } from './parts.ts'
import type { Repair } from './repair.ts'

/** Repairs of values that must be quoted, or are quoted in the wrong way. */
export function quotingRepairs(lines: Lines, stopsAt: number): readonly Repair[] {
  const line = lines.all[lines.indexAt(stopsAt)]!
  return [...escapeRepairs(lines.text, stopsAt), ...variableRepairs(line), ...valueRepairs(line)]
}

/** A backslash in double quotes; the text ends at the quote that would close it. */
function escapeRepairs(text: string, stopsAt: number): readonly Repair[] {
  const at = text[stopsAt] === '\\' ? stopsAt : text[stopsAt - 1] === '\\' ? stopsAt - 1 : -1
  const start = text.lastIndexOf('"', at)
  const end = text.indexOf('"', at)
  if (at < 0 || start < 0 || end < 0 || text.slice(start, end).includes('\n')) return []
  const inner = text.slice(start + 1, end)
  const fixed = inner.includes("'") ? `"${inner.replaceAll('\\', '\\\\')}"` : `'${inner}'`
  const changes = [{ start, end: end + 1, text: fixed }]
  return [{ at, end: at + 2, changes, tell: found => unknownEscape(found, text.slice(at, at + 2)) }]
}

/** `${NAME}` within curly or square brackets, where its own bracket begins a mapping. */
function variableRepairs({ start, end, content, indent }: Line): readonly Repair[] {
  if (!/[{[]/.test(content.replace(/\$\{[^}]*\}/g, ''))) return []
  return [...content.matchAll(/(?<=[{[,:]\s*)[^\s"',{}[\]]*\$\{[^}\n]*\}(?:\$\{[^}\n]*\}|[^\s"',{}[\]])*/g)].map(
    match => {
      const at = start + indent + match.index
      const [value] = match
      const changes = [{ start: at, end: at + value.length, text: inQuotes(value) }]
      const key = /([\w.-]+)\s*:\s*$/.exec(content.slice(0, match.index))?.[1]
      return {
        at,
        end: Math.min(at + value.length, end),
        changes,
        tell: found => quotesNeeded(found, key, `"{" begins a mapping within brackets`),
      }
    },
  )
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
