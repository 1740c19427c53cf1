import { parseExpression } from '../literals/parse-expression.ts'
import { findSign, type Stretch } from '../literals/token-groups.ts'
import type { Place } from '../literals/value.ts'
import { closingOf, type Token } from '../scan/token.ts'
import type { ModuleNames } from './module-names.ts'

/**
 * Where a statement decorates by a call, `http_trigger(path="/")(handler)`: a function that cannot be found by reading.
 */
export function calledDecorator(
  names: ModuleNames,
  tokens: readonly Token[],
  { from, to }: Stretch,
): Place | undefined {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.kind !== 'name' || tokens[at - 1]?.text === '.') continue
    let end = at + 1
    while (tokens[end]?.text === '.' && end + 1 < to) end += 2
    const binding = names.resolve(parseExpression(tokens, { from: at, to: end }))
    const closing = tokens[end]?.text === '(' ? closingOf(tokens, end) : undefined
    if (closing === undefined || closing >= to) continue
    const isApplied =
      binding?.kind === 'configured' || (binding?.kind === 'decorator' && tokens[closing + 1]?.text === '(')
    const isGiven =
      binding?.kind === 'decorator' &&
      binding.name !== 'queue_trigger' &&
      binding.name !== 'schedule_trigger' &&
      closing > end + 1 &&
      findSign(tokens, { from: end + 1, to: closing }, '=') < 0 &&
      tokens[end + 1]?.text !== '**'
    if (isApplied || isGiven) return { source: names.source, start: token.start, end: tokens[closing]!.end }
  }
  return undefined
}
