import { closingBrace } from './closing-brace.ts'

/** What became of a text: replaced, not readable, or without a variable that it requires. */
export type Interpolated =
  | {
      readonly text: string
      /** The variables whose values stand in the text now. */
      readonly variables: readonly string[]
      /** The variables that are not set and have no default: nothing stands in their place. */
      readonly unset: readonly string[]
    }
  | { readonly problem: string }
  /** Its variables make it longer than `LONGEST_TEXT`. */
  | { readonly isTooLong: true }
  | { readonly missing: { readonly name: string; readonly message: string } }

/** Characters of a text whose variables are replaced: 1 MiB, all that one object of Kubernetes can hold. */
export const LONGEST_TEXT = 1024 * 1024

/** Characters that the texts of one file with variables in them may have together, when they are replaced: 4 MiB. */
export const MOST_EXPANDED = 4 * 1024 * 1024

/** Answers the value of a variable, undefined when it is not set. */
export type VariableLookup = (name: string) => string | undefined

/**
 * The text with its variables replaced as Compose does it: `$NAME`, `${NAME}` and the operators `-`, `:-`, `?`, `:?`,
 * `+`, `:+`, whose operands may have variables of their own; `$$` is a literal `$`. An operand ends on its line.
 */
export function interpolateText(text: string, lookup: VariableLookup): Interpolated {
  if (!text.includes('$')) return { text, variables: [], unset: [] }
  const found: Found = { variables: [], unset: [] }
  const result = replaced(text, lookup, found, 0)
  if (typeof result !== 'string') return result
  return result.length > LONGEST_TEXT ? { isTooLong: true } : { text: result, ...found }
}

interface Found {
  readonly variables: string[]
  readonly unset: string[]
}

type Failure = Exclude<Interpolated, { readonly text: string }>

function replaced(text: string, lookup: VariableLookup, found: Found, depth: number): string | Failure {
  if (depth > DEEPEST) return { problem: `its variables are nested more than ${DEEPEST} deep` }
  let made = ''
  let from = 0
  let line = { end: -1, lastBrace: -1 }
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', from)) {
    if (made.length > LONGEST_TEXT) return { isTooLong: true }
    made += text.slice(from, at)
    REFERENCE.lastIndex = at
    const [head, plain, name, operator] = REFERENCE.exec(text) ?? []
    if (head === undefined) {
      if (text[at + 1] === '{') return { problem: 'after "${" comes a name, then "}" or an operator' }
      // A dollar sign that begins nothing stands for itself; a doubled one for one.
      from = at + (text[at + 1] === '$' ? 2 : 1)
      made += '$'
      continue
    }
    from = at + head.length
    if (plain !== undefined || operator === '}') {
      made += plainValue((plain ?? name) as string, lookup, found)
      continue
    }
    if (line.end < at) line = lineAround(text, at)
    if (line.lastBrace < from) return { problem: 'a "${" is not closed by a "}" on its line' }
    const end = closingBrace(text, at, line.lastBrace)
    const result = operated(name as string, operator as string, text.slice(from, end), lookup, found, depth)
    if (typeof result !== 'string') return result
    made += result
    from = end + 1
  }
  return made + text.slice(from)
}

function operated(
  name: string,
  operator: string,
  operand: string,
  lookup: VariableLookup,
  found: Found,
  depth: number,
): string | Failure {
  const value = lookup(name)
  const given = operator.startsWith(':') ? !!value : value !== undefined
  if (operator.endsWith('+')) return given ? replaced(operand, lookup, found, depth + 1) : ''
  if (given) return plainValue(name, lookup, found)
  const result = replaced(operand, lookup, found, depth + 1)
  return operator.endsWith('?') && typeof result === 'string' ? { missing: { name, message: result } } : result
}

function plainValue(name: string, lookup: VariableLookup, found: Found): string {
  const value = lookup(name)
  const names = value === undefined ? found.unset : found.variables
  if (!names.includes(name)) names.push(name)
  return value ?? ''
}

function lineAround(text: string, at: number): { end: number; lastBrace: number } {
  const next = text.indexOf('\n', at)
  const end = next < 0 ? text.length : next
  return { end, lastBrace: text.lastIndexOf('}', end) }
}

const DEEPEST = 100

const REFERENCE = /\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(\}|:?[-+?]))/y
