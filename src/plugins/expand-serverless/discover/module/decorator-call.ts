import type { Argument, Expression } from '../literals/expression.ts'
import type { DecoratorCall, GivenArgument } from './binding.ts'
import type { ModuleNames } from './module-names.ts'

/** A decorator of ours with the arguments that an expression gives it; nothing for any other expression. */
export function decoratorCall(names: ModuleNames, expression: Expression): DecoratorCall | undefined {
  if (expression.kind !== 'call') return undefined
  const callee = names.resolve(expression.callee)
  if (callee?.kind !== 'decorator') return undefined
  const place = { source: names.source, start: expression.start, end: expression.end }
  return { name: callee.name, place, given: expression.arguments.flatMap(argument => givenBy(names, argument)) }
}

/** One argument, or those of a dict behind two stars. */
function givenBy(names: ModuleNames, argument: Argument): readonly GivenArgument[] {
  const { start, end, name, stars } = argument
  const place = { source: names.source, start, end }
  const written = { source: names.source, start: argument.value.start, end: argument.value.end }
  const value = names.evaluate(argument.value)
  if (stars === 2 && value.type === 'dict') {
    const fields = new Map(value.items.map(([key, item]) => [key.type === 'str' ? key.value : undefined, item]))
    return [...fields].map(([key, item]) => ({ ...(key !== undefined && { name: key }), place, written, value: item }))
  }
  if (stars === 2) {
    const why = value.type === 'unknown' ? value : { type: 'unknown' as const, place: written, why: 'it is not a dict' }
    return [{ name: '**', place, written, value: why }]
  }
  return [{ ...(name !== undefined && { name }), place, written, value }]
}
