import { findSign } from '../literals/token-groups.ts'
import type { Token } from '../scan/token.ts'

/** The names that the head of a compound statement binds. */
export function targetsOf(word: string, head: readonly Token[]): readonly string[] {
  const names = head.filter(({ kind }) => kind === 'name')
  const behindAs = head.flatMap(({ text }, index) => (text === 'as' ? namesUpToComma(head, index + 1) : []))
  if (word === 'for' || (word === 'async' && head[1]?.text === 'for')) {
    const end = head.findIndex(({ text }) => text === 'in')
    return head
      .slice(word === 'for' ? 1 : 2, end < 0 ? head.length : end)
      .flatMap(({ kind, text }) => (kind === 'name' ? [text] : []))
  }
  if (word === 'case') return names.slice(1).map(({ text }) => text)
  return behindAs
}

/** The names up to a comma outside of brackets. */
function namesUpToComma(tokens: readonly Token[], from: number): readonly string[] {
  const comma = findSign(tokens, { from, to: tokens.length }, ',')
  const stretch = tokens.slice(from, comma < 0 ? tokens.length : comma)
  return stretch.flatMap(({ kind, text }) => (kind === 'name' ? [text] : []))
}
