import type { Fix } from '../../ir/fix.ts'
import { safeFix } from '../../ir/fix.ts'
import { shownLine } from '../shown-sources.ts'
import type { SourceFile } from '../source-file.ts'
import { Lines } from './lines.ts'
import { inQuotes, partsOf } from './parts.ts'

/** The line of a value with the value in quotes, and the fix that writes it so. */
export interface QuotedValue {
  readonly line: string
  readonly fix: Fix
}

/** Puts the value that an offset is in into quotes. In block style it is the rest of its line. */
export function quotedValue(source: SourceFile, offset: number): QuotedValue {
  const lines = new Lines(source.text)
  const line = lines.all[lines.indexAt(offset)]!
  const parts = partsOf(line)
  const isWhole = offset === parts.start || parts.value.startsWith('{{')
  const start = isWhole ? parts.start : offset
  const end = isWhole
    ? parts.end
    : offset + /^[^,\]}\n]*/.exec(source.text.slice(offset, line.end))![0].trimEnd().length
  const was = source.text.slice(start, end)
  const text = inQuotes(was)
  const shown = source.text.slice(line.start, start) + text + source.text.slice(end, line.end)
  return { line: shownLine(shown.trim()), fix: safeFix(source.origin(start, end, ''), text) }
}
