import { yamlText } from '../pipeline/yaml-text.ts'
import type { EntryNode } from './entry-node.ts'

/** An entry as an item of the list `apps`. What looks like a variable of apps.yaml is written so that it is none. */
export function entryText(entry: EntryNode): string {
  return yamlText([escaped(entry)])
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.split('${').join('$${')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]))
}
