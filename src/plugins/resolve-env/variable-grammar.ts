import { type VariableGrammar, variablesIn } from 'k3s-platform/plugin'

/** Variables of apps.yaml: `${NAME}`, `${NAME:-default}` and `${NAME:?message}`; `$${` is a literal `${`. */
export const GRAMMAR: VariableGrammar = {
  reference: /\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<operator>\}|:[-?])/y,
  literal: '$${',
  closings: text => at => closingBrace(text, at),
  problemAt(text, at) {
    const [, name] = /^\$\{([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(at, at + 300)) ?? []
    if (name === undefined) return '"${" must be followed by the name of a variable of letters, digits and "_"'
    if (closingBrace(text, at) < 0) return '"${" is not closed by "}"'
    return `after "\${${name}" comes "}", ":-default" or ":?message"`
  },
}

/** Whether there is anything to replace. */
export function hasReference(text: string): boolean {
  return text.includes('${')
}

/** The names of all variables of a string, including those in defaults. */
export function variableNames(text: string): readonly string[] {
  const names = hasReference(text) ? variablesIn(text, GRAMMAR) : []
  return 'problem' in names ? [] : names
}

function closingBrace(text: string, from: number): number {
  let open = 0
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('$${', at)) at += 2
    else if (text.startsWith('${', at)) open++
    else if (text[at] === '}' && --open === 0) return at
  }
  return -1
}
