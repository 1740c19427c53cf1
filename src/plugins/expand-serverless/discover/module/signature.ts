import type { SourceFile } from 'k3s-platform/plugin'
import { findSign, splitAt } from '../literals/token-groups.ts'
import type { LogicalLine } from '../scan/logical-lines.ts'
import { closingOf, type Token } from '../scan/token.ts'
import { tokenize } from '../scan/tokenize.ts'
import type { DefinedParameter } from './definition.ts'

/** The parameters of a `def` that have no default, without those that take what is left. */
export function parametersOf(source: SourceFile, tokens: readonly Token[]): readonly DefinedParameter[] {
  const open = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '(')
  const closing = closingOf(tokens, open)
  if (closing === undefined) return []
  return splitAt(tokens, { from: open + 1, to: closing }, ',').flatMap(part => {
    const first = tokens[part.from]
    if (part.from === part.to || first?.kind !== 'name' || findSign(tokens, part, '=') >= 0) return []
    return [{ name: first.text, place: { source, start: first.start, end: first.end } }]
  })
}

/** Whether the function that a line defines yields; functions within it do so for themselves. */
export function yieldsValues(text: string, lines: readonly LogicalLine[], from: number, to: number): boolean {
  let inner = Number.POSITIVE_INFINITY
  for (let index = from; index < to; index++) {
    const { start, end, level } = lines[index]!
    if (level > inner) continue
    inner = /^(?:async\b.*\bdef|def|class)\b/.test(text.slice(start, Math.min(end, start + 40)))
      ? level
      : Number.POSITIVE_INFINITY
    if (inner < Number.POSITIVE_INFINITY || !text.slice(start, end).includes('yield')) continue
    if (hasYield(tokenize(text, start, end))) return true
  }
  return false
}

/** Whether a line yields; a lambda does so for itself. */
export function hasYield(tokens: readonly Token[]): boolean {
  const word = tokens.find(({ kind, text }) => kind === 'name' && (text === 'yield' || text === 'lambda'))
  return word?.text === 'yield'
}
