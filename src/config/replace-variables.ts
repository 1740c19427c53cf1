import { DEEPEST, partsOf, TOO_DEEP, type VariableGrammar, type VariableReference } from './variable-text.ts'

/** Answers the value of a variable, undefined when it is not set. */
export type VariableLookup = (name: string) => string | undefined

/** A string with its variables replaced, or why that failed. */
export type ReplacedText =
  | {
      readonly text: string
      /** The variables whose values are in the text now. */
      readonly variables: readonly string[]
      /** The variables that are not set and have no default: nothing is in their place. */
      readonly unset: readonly string[]
      /** The variables that the text requires and that are not set, with the text's own messages. */
      readonly missing: readonly { readonly name: string; readonly message: string }[]
    }
  | Failure

/** Too long is what no object of Kubernetes can hold. */
type Failure = { readonly problem: string } | { readonly isTooLong: true }

/**
 * Replaces variables, as far as operators choose them: `-` a default, `?` a message, `+` an alternative; `:` minds "". A
 * message is printed and goes into no file, so it has what may be `shown`.
 */
export function replaceVariables(
  text: string,
  grammar: VariableGrammar,
  lookup: VariableLookup,
  shown: VariableLookup = lookup,
): ReplacedText {
  const found: Found = { variables: [], unset: [], missing: [] }
  if (!text.includes('$')) return { text, ...found }
  const result = replaced(text, { grammar, lookup, shown, found }, 0)
  return typeof result === 'string' ? { text: result, ...found } : result
}

/** The maximum length of a string after replacement: 1 MiB, the limit of a Kubernetes object. */
const LONGEST_TEXT = 1024 * 1024

interface Found {
  readonly variables: string[]
  readonly unset: string[]
  readonly missing: { readonly name: string; readonly message: string }[]
}

interface Replacing {
  readonly grammar: VariableGrammar
  readonly lookup: VariableLookup
  readonly shown: VariableLookup
  readonly found: Found
}

function replaced(text: string, replacing: Replacing, depth: number): string | Failure {
  if (depth > DEEPEST) return { problem: TOO_DEEP }
  let made = ''
  for (const part of partsOf(text, replacing.grammar)) {
    const result = typeof part === 'string' || 'problem' in part ? part : valueFor(part, replacing, depth)
    if (typeof result !== 'string') return result
    made += result
    if (made.length > LONGEST_TEXT) return { isTooLong: true }
  }
  return made
}

function valueFor({ name, operator = '', operand = '' }: VariableReference, replacing: Replacing, depth: number) {
  const { lookup, found } = replacing
  const value = lookup(name)
  const isGiven = operator.startsWith(':') ? !!value : value !== undefined
  if (operator.endsWith('+')) return isGiven ? replaced(operand, replacing, depth + 1) : ''
  if (isGiven || operator === '') {
    const names = value === undefined ? found.unset : found.variables
    if (!names.includes(name)) names.push(name)
    return value ?? ''
  }
  if (!operator.endsWith('?')) return replaced(operand, replacing, depth + 1)
  const message = replaced(operand, inMessage(replacing), depth + 1)
  if (typeof message !== 'string') return message
  found.missing.push({ name, message })
  return ''
}

/** The variables of a message are used nowhere. */
function inMessage({ grammar, shown }: Replacing): Replacing {
  return { grammar, lookup: shown, shown, found: { variables: [], unset: [], missing: [] } }
}
