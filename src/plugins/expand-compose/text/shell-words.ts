/** A command line taken apart. `rest` begins with the unquoted operator at which Compose stops to read it. */
export interface ShellWords {
  readonly words: readonly string[]
  readonly rest?: string
}

/**
 * The words of a command line as Compose splits it: quotes and backslashes, nothing replaced. Undefined when a quote,
 * a backslash or a parenthesis is not closed. Compose runs no shell, and drops what follows an unquoted `;`, `&`, `|`,
 * `<` or `>`.
 */
export function shellWords(line: string): ShellWords | undefined {
  const words: string[] = []
  let word = ''
  let given = false
  let quote = ''
  let substitution: Substitution = ''
  let rest: string | undefined
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] as string
    const plain = quote === '' && substitution === ''
    if (letter === '\\' && quote !== "'") {
      if (++at === line.length) return undefined
      word += line[at]
      given = true
    } else if (plain && SPACE.test(letter)) {
      if (given) words.push(word)
      word = ''
      given = false
    } else if (plain && OPERATOR.test(letter)) {
      // A digit in front of ">" is the number of a file, not a word.
      if (letter === '>' && DIGIT.test(word)) given = false
      rest = line.slice(at)
      break
    } else if (isQuote(letter) && substitution !== ')' && (quote === '' || quote === letter)) {
      given ||= quote !== ''
      quote = quote ? '' : letter
    } else {
      if (quote === '') {
        const next = substitutionAfter(letter, substitution, word)
        if (next === undefined) return undefined
        substitution = next
      }
      word += letter
      given = true
    }
  }
  if (quote !== '' || substitution !== '') return undefined
  if (given) words.push(word)
  return { words, ...(rest !== undefined && { rest }) }
}

/** What ends the command in a command that is read: nothing, a backtick, or the parenthesis of `$(…)`. */
type Substitution = '' | '`' | ')'

/** Undefined for a parenthesis that belongs to nothing. */
function substitutionAfter(letter: string, now: Substitution, word: string): Substitution | undefined {
  if (letter === '`' && now !== ')') return now === '`' ? '' : '`'
  if (letter === '(' && now !== '`') return now === '' && word.endsWith('$') ? ')' : undefined
  if (letter === ')' && now !== '`') return now === ')' ? '' : undefined
  return now
}

function isQuote(letter: string): boolean {
  return letter === '"' || letter === "'"
}

const SPACE = /[ \t\r\n]/
const OPERATOR = /[;&|<>]/
const DIGIT = /^[0-9]/
