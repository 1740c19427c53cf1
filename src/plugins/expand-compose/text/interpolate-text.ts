import { type ReplacedText, replaceVariables, type VariableGrammar, type VariableLookup } from 'k3s-platform/plugin'
import { closingBrace } from './closing-brace.ts'

/** Characters that the texts of one file with variables in them may have together, when they are replaced: 4 MiB. */
export const MOST_EXPANDED = 4 * 1024 * 1024

/**
 * The text with its variables replaced as Compose does it: `$NAME`, `${NAME}` and the operators `-`, `:-`, `?`, `:?`,
 * `+`, `:+`, whose operands may have variables of their own; `$$` is a literal `$`. An operand ends on its line.
 */
export function interpolateText(text: string, lookup: VariableLookup, shown?: VariableLookup): ReplacedText {
  return replaceVariables(text, GRAMMAR, lookup, shown)
}

const REFERENCE = /\$(?:(?<bare>[A-Za-z_][A-Za-z0-9_]*)|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<operator>\}|:?[-+?]))/y

const GRAMMAR: VariableGrammar = {
  reference: REFERENCE,
  literal: '$$',
  closings(text) {
    let line = { end: -1, lastBrace: -1 }
    return at => {
      if (line.end < at) line = lineAround(text, at)
      return line.lastBrace < at ? -1 : closingBrace(text, at, line.lastBrace)
    }
  },
  problemAt(text, at) {
    REFERENCE.lastIndex = at
    return REFERENCE.test(text)
      ? 'a "${" is not closed by a "}" on its line'
      : 'after "${" comes a name, then "}" or an operator'
  },
}

function lineAround(text: string, at: number): { end: number; lastBrace: number } {
  const next = text.indexOf('\n', at)
  const end = next < 0 ? text.length : next
  return { end, lastBrace: text.lastIndexOf('}', end) }
}
