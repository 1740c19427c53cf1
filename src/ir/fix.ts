import type { Origin } from './origin.ts'

/** A change of files that solves what a diagnostic is about. */
export interface Fix {
  /** The edits, in the order of the file. */
  readonly edits: readonly Edit[]
  /** Whether the author can only have meant this, so that it may be applied without a question. */
  readonly isSafe: boolean
}

/** One stretch of one line, and what to write instead of it. */
export interface Edit {
  readonly file: string
  /** Line and column, counted from 1; columns in UTF-16 code units. */
  readonly line: number
  readonly column: number
  /** What is written there, without a line break; empty where `text` is inserted. */
  readonly was: string
  readonly text: string
}

/** The edit that replaces the text of a place. */
export function replacing({ file, line, column }: Origin, was: string, text: string): Edit {
  return { file, line, column, was, text }
}

/** A fix of one edit that can only be meant so. */
export function safeFix(edit: Edit): Fix {
  return { edits: [edit], isSafe: true }
}

/** A fix of one edit that is probably meant. */
export function likelyFix(edit: Edit): Fix {
  return { edits: [edit], isSafe: false }
}
