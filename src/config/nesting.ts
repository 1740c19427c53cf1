import { CST, Lexer, Parser } from 'yaml'

/** The maximum depth of maps and lists; a deeper file is an attack. */
export const DEEPEST = 200

/**
 * Where a YAML text is nested too deeply, as an offset; undefined when it is not. Readers call themselves for each level,
 * and a process whose stack is used up may end without a word.
 */
export function tooDeepAt(text: string): number | undefined {
  return mayBeTooDeep(text) ? firstTooDeep(text) : undefined
}

/** A quick look that is never wrong when it says no: levels need brackets, or columns before the first word of a line. */
function mayBeTooDeep(text: string): boolean {
  if (DEEP_LINE.test(text)) return true
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === OPEN_LIST || letter === OPEN_MAP) {
      if (++open > DEEPEST / 2) return true
    } else if ((letter === CLOSE_LIST || letter === CLOSE_MAP) && open > 0) open--
  }
  return false
}

function firstTooDeep(text: string): number | undefined {
  let open = 0
  let at = 0
  // The parser of flow collections is a part of what has to be protected, so brackets are counted before it.
  for (const lexeme of new Lexer().lex(text)) {
    const kind = CST.tokenType(lexeme)
    if (kind === 'flow-seq-start' || kind === 'flow-map-start') open++
    if (kind === 'flow-seq-end' || kind === 'flow-map-end') open--
    if (open > DEEPEST) return at
    at += lexeme.length
  }
  for (const document of new Parser().parse(text)) {
    const found = document.type === 'document' ? deepestIn(document.value) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function deepestIn(root: CST.Token | undefined): number | undefined {
  const waiting = root ? [{ token: root, depth: 1 }] : []
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return token.offset
    if (!('items' in token)) continue
    for (const { key, value } of token.items as readonly { key?: CST.Token | null; value?: CST.Token }[])
      for (const inner of [key, value]) if (inner) waiting.push({ token: inner, depth: depth + 1 })
  }
  return undefined
}

const DEEP_LINE = new RegExp(`^[ ?:\\t-]{${DEEPEST / 2}}`, 'm')
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = ['[', ']', '{', '}'].map(letter => letter.charCodeAt(0))
