/** The variables of a file, in its order, or its first line that is none. */
export interface EnvFileReading {
  readonly variables: readonly (readonly [name: string, value: string])[]
  readonly problem?: { readonly line: number; readonly hint: string }
}

/**
 * Reads lines of `NAME=value`. A value may be in quotes, which keep spaces, `#` and line feeds; in double quotes `\n`,
 * `\t`, `\"`, `\\` and `\$` are escapes. Without quotes it ends at ` #`. `export` before the name is allowed. This is
 * not the language of Compose: it replaces no variables, so that a secret with `$` in it stays as written, and every
 * line must set a variable.
 */
export function readEnvFile(text: string): EnvFileReading {
  const variables: (readonly [string, string])[] = []
  const rest = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  let at = 0
  while (at < rest.length) {
    const { variable, end } = readLine(rest, at)
    if (variable === undefined) {
      const line = rest.slice(0, at).split('\n').length
      const hint = 'Write NAME=value, NAME="value with spaces" or # a comment.'
      return { variables, problem: { line, hint } }
    }
    if (variable) variables.push(variable)
    at = end
  }
  return { variables }
}

type Line = { readonly variable: readonly [string, string] | false | undefined; readonly end: number }

function readLine(text: string, from: number): Line {
  const blank = match(/[ \t]*(#[^\n]*)?(\n|$)/y, text, from)
  if (blank) return { variable: false, end: blank.end }
  const head = match(/[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.]*)[ \t]*=[ \t]*/y, text, from)
  if (!head) return { variable: undefined, end: from }
  const quote = text[head.end]
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, head.end)
    const rest = close < 0 ? undefined : match(/[ \t]*(#[^\n]*)?(?:\n|$)/y, text, close + 1)
    if (!rest) return { variable: undefined, end: from }
    const value = text.slice(head.end + 1, close)
    return { variable: [head.groups[1]!, quote === '"' ? unescaped(value) : value], end: rest.end }
  }
  const plain = match(/([^\n]*)(?:\n|$)/y, text, head.end)!
  const comment = plain.groups[1]!.search(/(?:^|[ \t])#/)
  const value = plain.groups[1]!.slice(0, comment < 0 ? undefined : comment).trim()
  return { variable: [head.groups[1]!, value], end: plain.end }
}

/** Where a quoted value ends, -1 when nothing closes it. Not a pattern: a long value would use up its stack. */
function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === text[open]) return at
    if (text[open] === '"' && text[at] === '\\') at++
  }
  return -1
}

function match(pattern: RegExp, text: string, from: number): { groups: RegExpExecArray; end: number } | undefined {
  pattern.lastIndex = from
  const groups = pattern.exec(text)
  return groups ? { groups, end: pattern.lastIndex } : undefined
}

function unescaped(text: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return text.replace(/\\([\s\S])/g, (whole, letter: string) =>
    '"\\$'.includes(letter) ? letter : (escapes[letter] ?? whole),
  )
}
