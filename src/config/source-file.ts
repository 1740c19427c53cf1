import type { Origin } from '../ir/origin.ts'

/** The text of a file that people wrote, with lines found on demand. */
export interface SourceFile {
  /** Relative to the project's folder, with `/`. */
  readonly file: string
  readonly text: string
  /** The place of a stretch of the text. */
  origin(start: number, end: number, path: string): Origin
}

/** Text with its name in diagnostics. */
export function sourceFile(file: string, text: string): SourceFile {
  let starts: number[] | undefined
  return {
    file,
    text,
    origin(start, end, path) {
      starts ??= lineStarts(text)
      const line = lastNotAfter(starts, start)
      const begin = starts[line] ?? 0
      const firstLineEnd = starts[line + 1] === undefined ? text.length : starts[line + 1]! - 1
      const length = Math.max(1, Math.min(end, firstLineEnd) - start)
      return { file, line: line + 1, column: start - begin + 1, length, path }
    },
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
