/** A place in a file that people wrote: that of a value, or of its key. */
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
  /**
   * The named rule that made the value, if it is not written: a default, or a consequence of the value at this place.
   */
  readonly rule?: string
}

/** One string for one place: where it is in its file, whatever key or rule led there. */
export function placeKey({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`
}

/** The origins without those that come again; the first of each stays. */
export function distinct(origins: readonly Origin[]): readonly Origin[] {
  const keys = new Set<string>()
  return origins.filter(origin => {
    const { size } = keys
    return keys.add(`${placeKey(origin)} ${origin.path} ${origin.rule}`).size > size
  })
}
