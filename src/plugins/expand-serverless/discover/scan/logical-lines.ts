import { Indentation, indentAt } from './indentation.ts'
import { isStringPrefix, stringEnd } from './string-end.ts'
import type { SyntaxProblem } from './syntax-problem.ts'
import { endOfWord, isWordCode } from './words.ts'

/** A line as Python counts them: one or more lines of text, from its first word up to its comment or its end. */
export interface LogicalLine {
  readonly start: number
  readonly end: number
  /** How many blocks are around it. */
  readonly level: number
}

/** The lines of a Python file up to the first that cannot be read. */
export interface ScannedLines {
  readonly lines: readonly LogicalLine[]
  readonly problem?: SyntaxProblem
}

/** Divides a Python text, whose lines end with `\n` alone, into logical lines, in one pass. */
export function logicalLines(text: string): ScannedLines {
  const lines: LogicalLine[] = []
  const indentation = new Indentation()
  let at = 0
  while (at < text.length) {
    const indent = indentAt(text, at)
    at = indent.end
    if (at >= text.length) break
    if (text[at] === '\n') at++
    else if (text[at] === '#') at = endOfComment(text, at)
    else {
      const level = indentation.next(indent)
      if ('problem' in level) return { lines, problem: { start: at, end: at + 1, problem: level.problem } }
      const line = lineEnd(text, at)
      if ('problem' in line) return { lines, problem: line }
      lines.push({ start: at, end: line.end, level: level.level })
      at = line.next
    }
  }
  return { lines }
}

/** Where a logical line ends, without its comment, and where the next starts. */
function lineEnd(text: string, start: number): { end: number; next: number } | SyntaxProblem {
  const open: number[] = []
  let at = start
  let end = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === NEWLINE && open.length === 0) break
    if (code === SPACE || code === NEWLINE || code === TAB) at++
    else if (code === HASH) at = endOfComment(text, at)
    else if (code === BACKSLASH) {
      const next = text[at + 1]
      if (next !== '\n' && next !== undefined)
        return { start: at, end: at + 1, problem: 'unexpected character after the line continuation "\\"' }
      at += 2
    } else {
      const item = itemEnd(text, at, code, open)
      if (typeof item !== 'number') return item
      at = end = item
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined)
    return { start: unclosed, end: unclosed + 1, problem: `"${text[unclosed]}" is never closed` }
  return { end, next: at + 1 }
}

/** Where a word, a string, a bracket or another character ends. */
function itemEnd(text: string, at: number, code: number, open: number[]): number | SyntaxProblem {
  if (isWordCode(code) || code === QUOTE || code === APOSTROPHE) {
    const word = endOfWord(text, at)
    const next = text.charCodeAt(word)
    if (next !== QUOTE && next !== APOSTROPHE) return word
    if (word > at && !isStringPrefix(text.slice(at, word))) return word
    const string = stringEnd(text, at, word)
    return 'end' in string ? string.end : { start: at, end: endOfComment(text, at), problem: string.problem }
  }
  const here = { start: at, end: at + 1 }
  if (code === ROUND || code === SQUARE || code === CURLY) {
    if (open.length >= DEEPEST) return { ...here, problem: 'its brackets are nested too deeply' }
    open.push(at)
  } else if (code === ROUND_END || code === SQUARE_END || code === CURLY_END) {
    const opening = open.pop()
    const matches = opening !== undefined && PAIRS[text[opening]!] === text[at]
    if (!matches) return { ...here, problem: `unmatched "${text[at]}"` }
  } else if (code < SPACE && code !== FORM_FEED)
    return { ...here, problem: 'it has a control character that Python does not allow' }
  return at + 1
}

/** The end of the line of text, where a comment ends too. */
function endOfComment(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Brackets within brackets, beyond which Python refuses a file. */
const DEEPEST = 200

const NEWLINE = 10
const TAB = 9
const FORM_FEED = 12
const SPACE = 32
const QUOTE = 34
const HASH = 35
const APOSTROPHE = 39
const ROUND = 40
const ROUND_END = 41
const SQUARE = 91
const BACKSLASH = 92
const SQUARE_END = 93
const CURLY = 123
const CURLY_END = 125
