import { binaryValue } from '../literals/arithmetic.ts'
import type { Expression } from '../literals/expression.ts'
import { parseExpression } from '../literals/parse-expression.ts'
import { findSign, type Stretch, splitAt } from '../literals/token-groups.ts'
import type { Place } from '../literals/value.ts'
import type { Token } from '../scan/token.ts'
import type { Binding } from './binding.ts'
import { changedNames } from './changed-names.ts'
import { decoratorCall } from './decorator-call.ts'
import { type Certainty, type ModuleNames, unknownBinding } from './module-names.ts'
import { readsDecorators } from './reads-decorators.ts'

/** Runs a simple statement other than an import, as far as names are concerned. */
export function runStatement(
  names: ModuleNames,
  tokens: readonly Token[],
  stretch: Stretch,
  certainty: Certainty,
): void {
  const first = tokens[stretch.from]!
  const own = tokens.slice(stretch.from, stretch.to)
  const place = { source: names.source, start: first.start, end: own.at(-1)!.end }
  const whole = { from: 0, to: own.length }
  for (const name of changedNames(own)) names.change(name, place)
  bindWithin(names, own, place, certainty)
  const augmented = own.findIndex(({ kind, text }) => kind === 'sign' && AUGMENTED.test(text))
  const parts = splitAt(own, whole, '=')
  if (first.kind === 'name' && first.text === 'del') unbind(names, own.slice(1))
  else if (first.text === 'type' && own[1]?.kind === 'name')
    names.bind(own[1].text, unknownBinding(place, 'it is a type'), certainty, place)
  else if (parts.length === 1 && augmented === 1) augment(names, own, certainty, place)
  else if (parts.length === 1 && augmented > 1)
    names.changeAttribute(parseExpression(own, { from: 0, to: augmented }), place)
  else if (parts.length > 1) {
    const value = parts.at(-1)!
    const binding = bindingOf(names, own, value, place)
    for (const target of parts.slice(0, -1))
      assign(names, own, withoutAnnotation(own, target), { binding, value, certainty, place })
  }
}

/** Names that are bound in the middle of an expression. */
export function bindWithin(names: ModuleNames, tokens: readonly Token[], place: Place, certainty: Certainty): void {
  tokens.forEach(({ kind, text }, index) => {
    if (kind === 'sign' && text === ':=' && tokens[index - 1]?.kind === 'name')
      names.bind(tokens[index - 1]!.text, unknownBinding(place, 'an expression sets it', true), certainty, place)
  })
}

interface Assignment {
  readonly binding: Binding
  readonly value: Stretch
  readonly certainty: Certainty
  readonly place: Place
}

function assign(names: ModuleNames, tokens: readonly Token[], target: Stretch, assignment: Assignment): void {
  const { binding, value, certainty, place } = assignment
  const written = parseExpression(tokens, target)
  if (written.kind === 'name') names.bind(written.name, binding, certainty, place)
  names.changeAttribute(written, place)
  if (written.kind !== 'tuple' && written.kind !== 'list') return
  const parts = parseExpression(tokens, value)
  const matches =
    parts.kind === 'tuple' && parts.items.length === written.items.length && !parts.items.some(({ starred }) => starred)
  const bindings = written.items.map(({ starred }, index) =>
    matches && !starred
      ? expressionBinding(names, parts.items[index]!.value, tokens)
      : unknownBinding(place, 'code computes it', isRead(binding)),
  )
  written.items.forEach((item, index) => {
    if (item.value.kind === 'name') names.bind(item.value.name, bindings[index]!, certainty, place)
    names.changeAttribute(item.value, place)
  })
}

function isRead(binding: Binding): boolean {
  return binding.kind === 'unknown' && binding.mayDecorate
}

function augment(names: ModuleNames, tokens: readonly Token[], certainty: Certainty, place: Place): void {
  const { text: name, kind } = tokens[0]!
  if (kind !== 'name') return
  const before = names.get(name)
  const right = names.evaluate(parseExpression(tokens, { from: 2, to: tokens.length }))
  const operator = tokens[1]!.text.slice(0, -1)
  const result =
    before?.kind === 'value' && right.type !== 'unknown' ? binaryValue(operator, before.value, right, place) : undefined
  names.change(name, place)
  const binding: Binding = result ? { kind: 'value', value: result } : unknownBinding(place, 'the file modifies it')
  names.bind(name, binding, certainty, place)
}

function bindingOf(names: ModuleNames, tokens: readonly Token[], value: Stretch, place: Place): Binding {
  if (value.from === value.to) return unknownBinding(place, 'it has no value')
  const expression = parseExpression(tokens, value)
  return expressionBinding(names, expression, tokens.slice(value.from, value.to))
}

function expressionBinding(names: ModuleNames, expression: Expression, tokens: readonly Token[]): Binding {
  const place = { source: names.source, start: expression.start, end: expression.end }
  const named = names.resolve(expression)
  if (named && named.kind !== 'value') return named
  const call = decoratorCall(names, expression)
  if (call) return { kind: 'configured', call }
  const value = names.evaluate(expression)
  if (value.type !== 'unknown') return { kind: 'value', value }
  return unknownBinding(place, value.why, readsDecorators(names, tokens))
}

/** `NAME: type`, whose value follows. */
function withoutAnnotation(tokens: readonly Token[], target: Stretch): Stretch {
  const colon = findSign(tokens, target, ':')
  return colon < 0 ? target : { from: target.from, to: colon }
}

function unbind(names: ModuleNames, tokens: readonly Token[]): void {
  const areNames = tokens.every(({ kind, text }) => kind === 'name' || ['(', ')', ','].includes(text))
  for (const { kind, text } of areNames ? tokens : []) if (kind === 'name') names.unbind(text)
}

const AUGMENTED = /^(?:[-+*/%&|^@]|\*\*|\/\/|>>|<<)=$/
