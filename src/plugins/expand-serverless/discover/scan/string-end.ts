import { endOfWord, isWordCode } from './words.ts'

/** Where a string ends, or what keeps it from ending. */
export type StringEnd = { readonly end: number } | { readonly problem: string }

/** Whether the letters before a quote make it a string of their kind: `rb`, `F`. */
export function isStringPrefix(word: string): boolean {
  return PREFIX.test(word)
}

/**
 * Where a string ends: `start` is the position of its prefix, `quote` that of its first quote. Fields of f-strings may
 * hold quotes of the same kind, comments and line breaks, as since Python 3.12.
 */
export function stringEnd(text: string, start: number, quote: number): StringEnd {
  return new StringWalk(text).end(text.slice(start, quote).toLowerCase(), quote, 0)
}

/** Strings within strings, beyond which Python refuses a file. */
const DEEPEST = 150

const PREFIX = /^(?:[rub]|br|rb|[ft]r?|r[ft])$/i

class StringWalk {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  end(prefix: string, quote: number, depth: number): StringEnd {
    if (depth >= DEEPEST) return { problem: 'its strings are nested too deeply' }
    const letter = this.#text.charAt(quote)
    const mark = this.#text.startsWith(letter.repeat(3), quote) ? letter.repeat(3) : letter
    const isFormatted = prefix.includes('f') || prefix.includes('t')
    return isFormatted
      ? this.#formattedEnd(quote + mark.length, mark, prefix, depth)
      : this.#plainEnd(quote + mark.length, mark)
  }

  #plainEnd(start: number, mark: string): StringEnd {
    const text = this.#text
    const quote = mark.charCodeAt(0)
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === BACKSLASH) at++
      else if (code === quote && text.startsWith(mark, at)) return { end: at + mark.length }
      else if (code === NEWLINE && mark.length === 1) return unterminated(mark)
    }
    return unterminated(mark)
  }

  #formattedEnd(start: number, mark: string, prefix: string, depth: number): StringEnd {
    const text = this.#text
    let at = start
    while (at < text.length) {
      const letter = text[at]!
      if (letter === '\\') at = this.#behindEscape(at, prefix)
      else if (letter === mark[0] && text.startsWith(mark, at)) return { end: at + mark.length }
      else if (letter === '\n' && mark.length === 1) return unterminated(mark)
      else if (letter !== '{') at++
      else if (text[at + 1] === '{') at += 2
      else {
        const field = this.#fieldEnd(at + 1, mark, depth)
        if ('problem' in field) return field
        at = field.end
      }
    }
    return unterminated(mark)
  }

  /** Braces behind a backslash are braces, unless they name a character. */
  #behindEscape(at: number, prefix: string): number {
    const next = this.#text[at + 1]
    if (next === '{' || next === '}') return at + 1
    if (next !== 'N' || this.#text[at + 2] !== '{' || prefix.includes('r')) return at + 2
    const name = /[\w -]*\}?/y
    name.lastIndex = at + 3
    return at + 3 + name.exec(this.#text)![0].length
  }

  #fieldEnd(start: number, mark: string, depth: number): StringEnd {
    const text = this.#text
    let open = 0
    let at = start
    while (at < text.length) {
      const letter = text[at]!
      if (letter === '}' && open === 0) return { end: at + 1 }
      if (letter === ':' && open === 0) return this.#formatEnd(at + 1, mark, depth)
      if (letter === '(' || letter === '[' || letter === '{') open++
      else if (letter === ')' || letter === ']' || letter === '}') open--
      if (open < 0) return { problem: `unmatched "${letter}" in an f-string` }
      if (letter === '#') at = endOfLine(text, at)
      else if (letter === '"' || letter === "'" || isWordCode(letter.charCodeAt(0))) {
        const word = endOfWord(text, at)
        const prefix = text.slice(at, word)
        const isString = (text[word] === '"' || text[word] === "'") && (prefix === '' || isStringPrefix(prefix))
        if (isString) {
          const inner = this.end(prefix.toLowerCase(), word, depth + 1)
          if ('problem' in inner) return inner
          at = inner.end
        } else at = word
      } else at++
    }
    return unterminated(mark)
  }

  #formatEnd(start: number, mark: string, depth: number): StringEnd {
    const text = this.#text
    let at = start
    while (at < text.length) {
      const letter = text[at]!
      if (letter === '}') return { end: at + 1 }
      if (text.startsWith(mark, at) || (letter === '\n' && mark.length === 1)) return unterminated('{')
      if (letter === '{') {
        if (depth >= DEEPEST) return { problem: 'its strings are nested too deeply' }
        const field = this.#fieldEnd(at + 1, mark, depth + 1)
        if ('problem' in field) return field
        at = field.end
      } else at += letter === '\\' ? 2 : 1
    }
    return unterminated(mark)
  }
}

function unterminated(mark: string): StringEnd {
  return { problem: mark === '{' ? 'an f-string field is never closed' : 'a string is never closed' }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

const BACKSLASH = 92
const NEWLINE = 10
