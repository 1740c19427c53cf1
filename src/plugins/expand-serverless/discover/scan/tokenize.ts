import { isStringPrefix, stringEnd } from './string-end.ts'
import type { Token } from './token.ts'
import { endOfWord } from './words.ts'

/** The tokens of a stretch of a Python text that holds whole logical lines. */
export function tokenize(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = []
  const open: number[] = []
  let at = start
  while (at < end) {
    const letter = text[at]!
    if (' \t\f\n\\'.includes(letter)) at++
    else if (letter === '#') at = lineEnd(text, at, end)
    else {
      const token = tokenAt(text, at, end)
      if (token.kind === 'sign' && '([{'.includes(token.text)) open.push(tokens.length)
      if (token.kind === 'sign' && ')]}'.includes(token.text)) {
        const opening = open.pop()
        if (opening !== undefined) tokens[opening]!.span = tokens.length - opening
      }
      tokens.push(token)
      at = token.end
    }
  }
  return tokens
}

function tokenAt(text: string, start: number, limit: number): Token {
  const code = text.charCodeAt(start)
  // The large expression runs only where a number may start.
  const number = code === DOT || (code >= DIGIT_0 && code <= DIGIT_9) ? matchAt(NUMBER, text, start) : undefined
  if (number !== undefined) return { kind: 'number', text: number, start, end: start + number.length }
  const word = endOfWord(text, start)
  const letter = text[word]
  if ((letter === '"' || letter === "'") && (word === start || isStringPrefix(text.slice(start, word)))) {
    const string = stringEnd(text, start, word)
    const end = 'end' in string ? string.end : limit
    return { kind: 'string', text: text.slice(start, end), start, end }
  }
  if (word > start) return { kind: 'name', text: nameOf(text.slice(start, word)), start, end: word }
  const sign = matchAt(SIGN, text, start) ?? text[start]!
  return { kind: 'sign', text: sign, start, end: start + sign.length }
}

function matchAt(expression: RegExp, text: string, start: number): string | undefined {
  expression.lastIndex = start
  return expression.exec(text)?.[0]
}

/** Python compares names in normal form KC. */
function nameOf(word: string): string {
  return BEYOND_ASCII.test(word) ? word.normalize('NFKC') : word
}

function lineEnd(text: string, at: number, limit: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? limit : end
}

const DOT = 46
const DIGIT_0 = 48
const DIGIT_9 = 57
const BEYOND_ASCII = /[^\0-\x7f]/
const NUMBER =
  /(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)/y
const SIGN = /\*\*=|\/\/=|>>=|<<=|\.\.\.|->|:=|==|!=|<=|>=|\*\*|\/\/|<<|>>|[-+*/%&|^@]=/y
