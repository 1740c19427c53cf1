/** A name, and the text of its value without quotes; escapes and variables are still in it. */
export interface Statement {
  readonly name: string
  readonly line: number
  /** Absent when only the name is written. */
  readonly value?: string
  readonly quote?: string
}

/** The statements of a file of variables; the last one is a problem when there is one. */
export function* statementsOf(text: string): Generator<Statement | { problem: string; line: number }> {
  let line = 1
  let counted = 0
  for (let at = 0; ; ) {
    at = afterBlank(text, at)
    if (at >= text.length) return
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      counted = next + 1
      line++
    }
    const from = after(EXPORT, text, at)
    at = after(NAME, text, from)
    const name = text.slice(from, at).trimEnd()
    const end = text[at]
    if (end !== undefined && end !== '=' && end !== ':' && end !== '\n')
      return yield { problem: `the name of a variable has the character ${JSON.stringify(end)}`, line }
    if (WHITE.test(name)) return yield { problem: 'the name of a variable has white space in it', line }
    if (end === undefined || end === '\n') {
      if (name) yield { name, line }
      continue
    }
    if (!name) return yield { problem: `the name before "${end}" is missing`, line }
    at = after(SPACES, text, at + 1)
    const quote = text[at]
    if (quote !== '"' && quote !== "'") {
      const next = text.indexOf('\n', at)
      const stop = next < 0 ? text.length : next
      yield { name, line, value: withoutComment(text.slice(at, stop)) }
      at = stop
      continue
    }
    const stop = closingQuote(text, at)
    if (stop < 0) return yield { problem: `the quote that opens the value of "${name}" is not closed`, line }
    yield { name, line, quote, value: text.slice(at + 1, stop).replaceAll(`\\${quote}`, quote) }
    at = stop + 1
  }
}

function withoutComment(value: string): string {
  const comment = value.indexOf(' #')
  return (comment < 0 ? value : value.slice(0, comment)).trimEnd()
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === text[open]) return at
  }
  return -1
}

/** Where the next statement begins: behind white space and comments. */
function afterBlank(text: string, from: number): number {
  let at = after(BLANK, text, from)
  while (text[at] === '#') {
    const end = text.indexOf('\n', at)
    at = end < 0 ? text.length : after(BLANK, text, end)
  }
  return at
}

/** Where a pattern ends that may match the empty text; one that fails would start over at the beginning, without end. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  if (!pattern.test(text)) throw new Error(`${pattern} does not match the empty text.`)
  return pattern.lastIndex
}

const BLANK = /\s*/y
const EXPORT = /(?:export[\t\v\f\r \x85\xa0]+)?/y
const NAME = /[\p{L}\p{N}_.\-[\]\t\v\f\r \x85\xa0]*/uy
const SPACES = /[\t\v\f\r \x85\xa0]*/y
const WHITE = /\s/
