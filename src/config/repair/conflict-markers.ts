import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { SourceFile } from '../source-file.ts'

/** Conflicts of a git merge: both versions are there, so the rest cannot be checked. */
export function conflictsIn(source: SourceFile): readonly Diagnostic[] {
  return [...source.text.matchAll(/^<{7}(?: .*)?$/gm)].map(({ index, 0: line }) =>
    conflict(source, index, line.trimEnd()),
  )
}

/** The file has both versions of lines that git could not merge. Keep one of them, and remove the three marker lines. */
function conflict(source: SourceFile, start: number, marker: string): Diagnostic {
  const at = source.origin(start, start + marker.length, '')
  const message = `The line ${JSON.stringify(marker)} begins a conflict that git could not merge.`
  return error(
    'yaml/conflict-marker',
    message,
    at,
    'Keep one version, and remove the lines <<<<<<<, ======= and >>>>>>>.',
  )
}
