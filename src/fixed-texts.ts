import type { Diagnostic } from './ir/diagnostic.ts'
import type { Edit } from './ir/fix.ts'

/** Texts with fixes in them, and the diagnostics that these solve. */
export interface FixedTexts {
  /** Those of the texts that change, by file. */
  readonly texts: ReadonlyMap<string, string>
  readonly applied: readonly Diagnostic[]
}

/**
 * Applies the safe fixes of diagnostics to the texts of files. Of fixes that overlap only the first is applied; the others
 * are left for the next round. Fixes of other files are left out.
 */
export function fixedTexts(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): FixedTexts {
  const chosen = new Map<string, Edit[]>()
  const known = new Set<string>()
  const applied: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const { fix } = diagnostic
    const key = JSON.stringify(fix?.edits)
    if (!fix?.isSafe || known.has(key) || !fix.edits.every(({ file }) => sources.has(file))) continue
    if (fix.edits.some(edit => chosen.get(edit.file)?.some(other => overlap(edit, other)))) continue
    known.add(key)
    applied.push(diagnostic)
    for (const edit of fix.edits) chosen.set(edit.file, [...(chosen.get(edit.file) ?? []), edit])
  }
  const texts = [...chosen].map(([file, edits]) => [file, edited(sources.get(file)!, edits)] as const)
  return { texts: new Map(texts), applied }
}

function overlap(one: Edit, other: Edit): boolean {
  if (one.line !== other.line) return false
  return one.column <= other.column + other.length && other.column <= one.column + one.length
}

function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n')
  const fromEnd = [...edits].sort((one, other) => other.line - one.line || other.column - one.column)
  for (const { line, column, length, text } of fromEnd) {
    const before = lines[line - 1]!
    lines[line - 1] = before.slice(0, column - 1) + text + before.slice(column - 1 + length)
  }
  return lines.join('\n')
}
