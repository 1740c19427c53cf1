/** A text with variables, taken apart: literal stretches and references. */
export type Part = string | Reference

/** `${NAME}`, `${NAME:-default}` or `${NAME:?message}`. */
export interface Reference {
  readonly name: string
  readonly operator?: ':-' | ':?'
  /** The default, which may have references of its own, or the message. */
  readonly operand: readonly Part[]
}

/** Whether there is anything to take apart. */
export function hasReference(text: string): boolean {
  return text.includes('${')
}

/** The parts of a text, or what is wrong with it. `$${` is a literal `${`. */
export function parseVariableText(text: string): readonly Part[] | { readonly problem: string } {
  try {
    return parse(text, 0, 0).parts
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message }
    throw error
  }
}

/** The names of all variables of a text, those in defaults included. */
export function variableNames(text: string): string[] {
  const parts = hasReference(text) ? parseVariableText(text) : []
  return 'problem' in parts ? [] : namesIn(parts)
}

/** References inside one another; Compose's grammar has the same limit. */
const DEEPEST = 100

class Malformed extends Error {}

/** `depth` counts the references around. */
function parse(text: string, from: number, depth: number): { parts: Part[]; end: number } {
  if (depth > DEEPEST) throw new Malformed(`references are nested more than ${DEEPEST} levels deep`)
  const parts: Part[] = []
  let literal = ''
  let at = from
  while (at < text.length && !(depth > 0 && text[at] === '}')) {
    if (text.startsWith('$${', at)) {
      literal += '${'
      at += 3
    } else if (text.startsWith('${', at)) {
      if (literal) parts.push(literal)
      literal = ''
      const { reference, end } = parseReference(text, at, depth)
      parts.push(reference)
      at = end
    } else literal += text[at++]
  }
  if (depth > 0 && at >= text.length) throw new Malformed('a "${" is not closed by a "}"')
  if (literal) parts.push(literal)
  return { parts, end: at }
}

function parseReference(text: string, from: number, depth: number): { reference: Reference; end: number } {
  const head = /^\$\{([A-Za-z_][A-Za-z0-9_]*)(:-|:\?)?/.exec(text.slice(from, from + 300))
  if (!head) throw new Malformed('after "${" comes the name of a variable: letters, digits and "_"')
  const [matched, name = '', operator] = head
  const { parts, end } = parse(text, from + matched.length, depth + 1)
  if (!operator && parts.length > 0) throw new Malformed(`after "\${${name}" comes "}", ":-default" or ":?message"`)
  return { reference: { name, ...(operator && { operator: operator as ':-' }), operand: parts }, end: end + 1 }
}

function namesIn(parts: readonly Part[]): string[] {
  return parts.flatMap(part => (typeof part === 'string' ? [] : [part.name, ...namesIn(part.operand)]))
}
