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
  /** How many characters are replaced; 0 where `text` is inserted. */
  readonly length: number
  readonly text: string
}

/** A fix that replaces one string with another, and is the only possible meaning. */
export function safeFix({ file, line, column, length }: Omit<Edit, 'text'>, text: string): Fix {
  return { edits: [{ file, line, column, length, text }], isSafe: true }
}

/** A fix that replaces one string with another, and is the probable meaning. */
export function likelyFix(place: Omit<Edit, 'text'>, text: string): Fix {
  return { ...safeFix(place, text), isSafe: false }
}
