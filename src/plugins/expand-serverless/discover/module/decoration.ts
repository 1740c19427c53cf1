import { PUBLIC_NAMES } from '../functions/decorator-name.ts'
import { parseExpression } from '../literals/parse-expression.ts'
import type { Token } from '../scan/token.ts'
import { decoratorCall } from './decorator-call.ts'
import type { Decoration } from './definition.ts'
import type { ModuleNames } from './module-names.ts'
import { mayDecorate, readsDecorators } from './reads-decorators.ts'

/** What the expression behind an `@` is. */
export function decorationOf(names: ModuleNames, tokens: readonly Token[]): Decoration {
  const place = { source: names.source, start: tokens[0]!.start, end: tokens.at(-1)!.end }
  const expression = parseExpression(tokens)
  const call = decoratorCall(names, expression)
  if (call) return { kind: 'ours', call }
  const binding = names.resolve(expression)
  if (binding?.kind === 'decorator') return { kind: 'ours', call: { name: binding.name, place, given: [] } }
  if (binding?.kind === 'configured') return { kind: 'ours', call: binding.call }
  if (mayDecorate(binding) || readsDecorators(names, tokens)) return { kind: 'code', place }
  const [first] = tokens
  const isUndefined = first?.kind === 'name' && !names.starred && names.get(first.text) === undefined
  if (isUndefined && (PUBLIC_NAMES.has(first.text) || first.text === 'k3sfn'))
    return { kind: 'undefined', name: first.text, place }
  return { kind: 'foreign', place }
}
