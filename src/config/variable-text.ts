/** How a language writes variables in its texts. */
export interface VariableGrammar {
  /** Matches a reference where it begins: a `bare` name, or a `name` in braces and the `operator` or `}` behind it. */
  readonly reference: RegExp
  /** How text that looks like a reference is written: `$$` for `$`, `$${` for `${`. */
  readonly literal: string
  /** Answers where the brace is that closes the reference at a place; -1 when there is none. */
  closings(text: string): (at: number) => number
  /** Why the `${` at a place begins no reference. */
  problemAt(text: string, at: number): string
}

/** A part of a string with variables: literal, a reference, or why the rest cannot be parsed. */
export type VariablePart = string | VariableReference | { readonly problem: string }

/** A reference to a variable. Its operand is a string that may have references. */
export interface VariableReference {
  readonly name: string
  readonly operator?: string
  readonly operand?: string
}

/** References inside one another; Compose has the same limit. */
export const DEEPEST = 100

/** Why a string with deeper references is rejected. */
export const TOO_DEEP = `its variables are nested more than ${DEEPEST} levels deep`

/** Parses a string. */
export function* partsOf(text: string, grammar: VariableGrammar): Generator<VariablePart> {
  const closing = grammar.closings(text)
  let from = 0
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', from)) {
    if (at > from) yield text.slice(from, at)
    grammar.reference.lastIndex = at
    const match = grammar.reference.exec(text)
    if (match === null) {
      // A dollar sign that begins nothing is literal.
      const isEscape = text.startsWith(grammar.literal, at)
      if (!isEscape && text[at + 1] === '{') return yield { problem: grammar.problemAt(text, at) }
      yield isEscape ? grammar.literal.slice(1) : '$'
      from = at + (isEscape ? grammar.literal.length : 1)
      continue
    }
    const { bare = '', name = bare, operator = '}' } = match.groups ?? {}
    const operand = at + match[0].length
    const end = operator === '}' ? operand - 1 : closing(at)
    if (end < at) return yield { problem: grammar.problemAt(text, at) }
    yield operator === '}' ? { name } : { name, operator, operand: text.slice(operand, end) }
    from = end + 1
  }
  if (from < text.length) yield text.slice(from)
}

/** The names of all variables of a string, including those in operands; or its mistake. */
export function variablesIn(
  text: string,
  grammar: VariableGrammar,
  depth = 0,
): readonly string[] | { readonly problem: string } {
  if (depth > DEEPEST) return { problem: TOO_DEEP }
  const names: string[] = []
  for (const part of partsOf(text, grammar)) {
    if (typeof part === 'string') continue
    if ('problem' in part) return part
    const inner = part.operand === undefined ? [] : variablesIn(part.operand, grammar, depth + 1)
    if ('problem' in inner) return inner
    names.push(part.name, ...inner)
  }
  return names
}
