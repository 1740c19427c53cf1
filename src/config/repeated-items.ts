import { type Diagnostic, error } from '../ir/diagnostic.ts'
import { likelyFix } from '../ir/fix.ts'
import type { SourceFile } from './source-file.ts'

/**
 * Duplicate keys, with those of one list item as one mistake: where the keys of an item start again, the dash of the next
 * item is missing.
 */
export function repeatedItems(diagnostics: readonly Diagnostic[], source: SourceFile): readonly Diagnostic[] {
  const lines = source.text.split('\n')
  const restarted = new Set<string>()
  return diagnostics.flatMap(diagnostic => {
    const { at, related } = diagnostic
    const first = related?.[0]?.at
    if (diagnostic.code !== 'yaml/duplicate-key' || !at || !first) return [diagnostic]
    const item = first.path.replace(/\.[^.]*$/, '')
    if (restarted.has(item)) return []
    const isFirstKey = /^\s*- +$/.test(lines[first.line - 1]!.slice(0, first.column - 1))
    const line = lines[at.line - 1]!
    if (!isFirstKey || !/^ {2,}$/.test(line.slice(0, at.column - 1))) return [diagnostic]
    restarted.add(item)
    return [repeatedItem(diagnostic, line.slice(at.column - 1))]
  })
}

/** The dash of a list item is missing, so its keys repeat those of the item above. */
function repeatedItem({ code, message, at, related }: Diagnostic, rest: string): Diagnostic {
  const { file, line, column } = at!
  const fix = likelyFix({ file, line, column: column - 2, length: 2 }, '- ')
  const hint = `If the next item begins here, write its dash: - ${rest.trim()}`
  return error(code, message, at, hint, { related, fix })
}
