import type { Origin } from '../ir/origin.ts'

/** The text of a file that people wrote, with lines found on demand. */
export interface SourceFile {
  /** Relative to the project's folder, with `/`. */
  readonly file: string
  readonly text: string
  /** The place of a stretch of the text. */
  origin(start: number, end: number, path: string): Origin
  /** The text of a line, from 1, without its end; empty beyond the last one. */
  line(number: number): string
}

/** Text with its name in diagnostics. */
export function sourceFile(file: string, text: string): SourceFile {
  let starts: number[] | undefined
  const begins = (): readonly number[] => {
    starts ??= lineStarts(text)
    return starts
  }
  const endOf = (line: number) => (begins()[line + 1] ?? text.length + 1) - 1
  return {
    file,
    text,
    line: number => text.slice(begins()[number - 1] ?? text.length, endOf(number - 1)),
    origin(start, end, path) {
      const line = lastNotAfter(begins(), start)
      const begin = begins()[line] ?? 0
      const firstLineEnd = endOf(line)
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
