/** How far a line is indented, once with tabs of eight and once with tabs of one, as Python counts it. */
export interface Indent {
  readonly columns: number
  readonly alternative: number
}

/** The levels of indentation of a file, from its first line on. */
export class Indentation {
  readonly #levels: Indent[] = [{ columns: 0, alternative: 0 }]

  /** The level of the next line, or why it can have none. */
  next(indent: Indent): { readonly level: number } | { readonly problem: string } {
    const levels = this.#levels
    if (indent.columns > levels.at(-1)!.columns) {
      if (indent.alternative <= levels.at(-1)!.alternative) return { problem: INCONSISTENT }
      if (levels.length >= DEEPEST) return { problem: 'its blocks are nested too deeply' }
      levels.push(indent)
    } else while (levels.length > 1 && indent.columns < levels.at(-1)!.columns) levels.pop()
    if (indent.columns !== levels.at(-1)!.columns) return { problem: 'its indentation does not match any outer block' }
    return indent.alternative === levels.at(-1)!.alternative ? { level: levels.length - 1 } : { problem: INCONSISTENT }
  }
}

/** Measures the white space at an offset; `end` is where the line's text starts. */
export function indentAt(text: string, start: number): Indent & { readonly end: number } {
  let columns = 0
  let alternative = 0
  let continued: Indent | undefined
  for (let at = start; ; at++) {
    const letter = text[at]
    if (letter === ' ') {
      columns++
      alternative++
    } else if (letter === '\t') {
      columns = (Math.floor(columns / 8) + 1) * 8
      alternative++
    } else if (letter === '\f') {
      columns = 0
      alternative = 0
    } else if (letter === '\\' && text[at + 1] === '\n') {
      // The indentation is that before the first backslash.
      continued ??= { columns, alternative }
      at++
    } else return { ...(continued ?? { columns, alternative }), end: at }
  }
}

const INCONSISTENT = 'its indentation mixes tabs and spaces inconsistently'

/** Python refuses a hundred levels. */
const DEEPEST = 100
