import { shownLine } from '../shown-sources.ts'

/** A value in YAML, on one line. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`)
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
  }
  return typeof value === 'string' && NEEDS_QUOTES.test(value) ? JSON.stringify(value) : String(value)
}

/** Texts that YAML reads as something else, in brackets or without them. */
const NEEDS_QUOTES =
  /^$|^[\d.:]+$|^(?:true|false|null|yes|no|on|off|~)$|[:#][\s]|[[\]{},]|^[*&!|>'"%@`-]\s|^[*&!|>'"%@`]|%|:$|^\s|\s$|\s#/

/** Keys and values as lines of one mapping in flow style, without values of secrets. */
export function written(fields: Readonly<Record<string, unknown>>): string {
  return shownLine(
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${flow(value)}`)
      .join(', '),
  )
}
