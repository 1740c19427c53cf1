/** A line of a YAML text. */
export interface Line {
  /** Where it begins and ends in the text, without its line break. */
  readonly start: number
  readonly end: number
  /** How many blanks are in front of its content. */
  readonly indent: number
  /** The rest of it, without a comment and blanks at the end. */
  readonly content: string
}

/** The lines of a file, and their properties. */
export class Lines {
  readonly text: string
  readonly all: readonly Line[]

  constructor(text: string) {
    this.text = text
    let start = 0
    this.all = text.split('\n').map(raw => {
      const line = toLine(raw.replace(/\r$/, ''), start)
      start += raw.length + 1
      return line
    })
  }

  /** The position of the line that an offset is in. */
  indexAt(offset: number): number {
    const index = this.all.findIndex(({ end }) => end >= offset)
    return index < 0 ? this.all.length - 1 : index
  }

  /** The position of the next line with content above this one; -1 when there is none. */
  above(index: number): number {
    return this.all.slice(0, Math.max(index, 0)).findLastIndex(({ content }) => content !== '')
  }
}

/** Where the content of a line begins. */
export function contentStart({ start, indent }: Line): number {
  return start + indent
}

/** Where the content of a line ends, before its comment. */
export function contentEnd(line: Line): number {
  return contentStart(line) + line.content.length
}

function toLine(raw: string, start: number): Line {
  const indent = /^ */.exec(raw)![0].length
  return { start, end: start + raw.length, indent, content: withoutComment(raw.slice(indent)).trimEnd() }
}

/** A `#` behind a blank begins a comment, except in quotes. */
function withoutComment(text: string): string {
  if (text.startsWith('#')) return ''
  let quote: string | undefined
  for (const [at, letter] of [...text].entries()) {
    if (quote) quote = letter === quote ? undefined : quote
    else if (isQuote(letter) && /^$|[\s[{,:]/.test(text[at - 1] ?? '')) quote = letter
    else if (letter === '#' && /\s/.test(text[at - 1] ?? '')) return text.slice(0, at)
  }
  return text
}

function isQuote(letter: string): boolean {
  return letter === '"' || letter === "'"
}
