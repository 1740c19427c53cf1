/** A place in a file that people wrote: where a value, or the key that holds it, stands. */
export interface Origin {
  /** Path of the file, relative to the project's folder, with `/`. */
  readonly file: string
  /** Line, counted from 1. */
  readonly line: number
  /** Column, counted from 1, in UTF-16 code units. */
  readonly column: number
  /** Length of the text on its first line, at least 1. */
  readonly length: number
  /** The key path as a person would write it: `apps[0].ingress.strip_prefix`. */
  readonly path: string
  /** The named rule that made the value, when nobody wrote it: a default, or a consequence of what stands here. */
  readonly rule?: string
}
