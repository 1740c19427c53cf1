import type { SourceFile } from 'k3s-platform/plugin'
import { tokenize } from '../scan/tokenize.ts'
import { binaryValue, LONGEST_TEXT, MOST_ITEMS, unaryValue } from './arithmetic.ts'
import type { Argument, DictItem, Expression, Item } from './expression.ts'
import { numberText } from './number-text.ts'
import { numberValue } from './number-value.ts'
import { parseExpression } from './parse-expression.ts'
import { stringValue } from './string-value.ts'
import { isTrue, type Place, type Unknown, type Value } from './value.ts'

/** The value of a name, or of a name of a module; nothing if it has none. */
export type Lookup = (named: Expression & { readonly kind: 'name' | 'attribute' }) => Value | Unknown | undefined

/** The value of an expression of a file, or where and why it is not known without running the file. */
export function evaluate(expression: Expression, source: SourceFile, lookup: Lookup): Value | Unknown {
  return new Evaluation(source, lookup).value(expression, 0)
}

class Evaluation {
  readonly #source: SourceFile
  readonly #lookup: Lookup

  constructor(source: SourceFile, lookup: Lookup) {
    this.#source = source
    this.#lookup = lookup
  }

  value(expression: Expression, depth: number): Value | Unknown {
    const place = this.#place(expression)
    if (depth > DEEPEST) return unknown(place, TOO_LONG)
    switch (expression.kind) {
      case 'strings':
        return this.#strings(expression.parts, place, depth)
      case 'number':
        return this.#number(expression.text, place)
      case 'name':
      case 'attribute':
        return this.#named(expression, place)
      case 'list':
      case 'tuple':
      case 'set':
        return this.#items(expression.kind, expression.items, place, depth)
      case 'dict':
        return this.#dict(expression.items, place, depth)
      case 'unary': {
        const operand = this.value(expression.operand, depth + 1)
        if (operand.type === 'unknown') return operand
        return unaryValue(expression.operator, operand, place) ?? unknown(place, WRONG)
      }
      case 'binary':
        return this.#binary(expression, place, depth)
      case 'subscript':
        return this.#subscript(expression.object, expression.index, place, depth)
      case 'call':
        return this.#call(expression.callee, expression.arguments, place, depth)
      default:
        return unknown(place, CODE)
    }
  }

  #strings(parts: readonly string[], place: Place, depth: number): Value | Unknown {
    let text = ''
    let bytes = 0
    for (const part of parts) {
      const value = stringValue(part, expression => this.#field(expression, depth))
      if ('why' in value) return unknown(place, value.why)
      if ('text' in value) text += value.text
      else bytes++
      if (text.length > LONGEST_TEXT) return unknown(place, TOO_LONG)
    }
    if (bytes === 0) return { type: 'str', value: text, place }
    return bytes === parts.length ? { type: 'bytes', place } : unknown(place, WRONG)
  }

  #field(text: string, depth: number): string | undefined {
    const value = this.value(parseExpression(tokenize(text, 0, text.length)), depth + 1)
    if (value.type === 'str') return value.value
    if (value.type === 'int' || value.type === 'float') return numberText(value)
    if (value.type === 'bool') return value.value ? 'True' : 'False'
    return value.type === 'None' ? 'None' : undefined
  }

  #number(text: string, place: Place): Value | Unknown {
    const value = numberValue(text)
    if (value === undefined) return unknown(place, WRONG)
    return typeof value === 'bigint' ? { type: 'int', value, place } : { type: 'float', value, place }
  }

  #named(expression: Expression & { kind: 'name' | 'attribute' }, place: Place): Value | Unknown {
    if (expression.kind === 'name') {
      if (expression.name === 'True' || expression.name === 'False')
        return { type: 'bool', value: expression.name === 'True', place }
      if (expression.name === 'None') return { type: 'None', place }
    }
    const value = this.#lookup(expression)
    if (value) return value
    const text = this.#source.text.slice(expression.start, expression.end)
    return unknown(place, expression.kind === 'name' ? `${text} is not defined` : CODE)
  }

  #items(type: 'list' | 'tuple' | 'set', items: readonly Item[], place: Place, depth: number): Value | Unknown {
    const values: Value[] = []
    for (const item of items) {
      const value = this.value(item.value, depth + 1)
      if (value.type === 'unknown') return value
      if (!item.starred) values.push(value)
      else if (value.type === 'list' || value.type === 'tuple') values.push(...value.items)
      else return unknown(value.place, WRONG)
      if (values.length > MOST_ITEMS) return unknown(place, TOO_LONG)
    }
    return { type, items: values, place }
  }

  #dict(items: readonly DictItem[], place: Place, depth: number): Value | Unknown {
    const values: (readonly [Value, Value])[] = []
    for (const item of items) {
      const value = this.value(item.value, depth + 1)
      if (value.type === 'unknown') return value
      if (item.key) {
        const key = this.value(item.key, depth + 1)
        if (key.type === 'unknown') return key
        values.push([key, value])
      } else if (value.type === 'dict') values.push(...value.items)
      else return unknown(value.place, WRONG)
      if (values.length > MOST_ITEMS) return unknown(place, TOO_LONG)
    }
    return { type: 'dict', items: values, place }
  }

  #binary(expression: Expression & { kind: 'binary' }, place: Place, depth: number): Value | Unknown {
    const left = this.value(expression.left, depth + 1)
    if (left.type === 'unknown') return left
    if (expression.operator === 'and' && !isTrue(left)) return left
    if (expression.operator === 'or' && isTrue(left)) return left
    const right = this.value(expression.right, depth + 1)
    if (right.type === 'unknown' || expression.operator === 'and' || expression.operator === 'or') return right
    return binaryValue(expression.operator, left, right, place) ?? unknown(place, CODE)
  }

  #subscript(object: Expression, index: Expression, place: Place, depth: number): Value | Unknown {
    const container = this.value(object, depth + 1)
    if (container.type === 'unknown') return container
    const key = this.value(index, depth + 1)
    if (key.type === 'unknown') return key
    if (container.type === 'dict' && key.type === 'str') {
      const found = container.items.findLast(([other]) => other.type === 'str' && other.value === key.value)
      if (found) return { ...found[1], place }
    }
    if ((container.type === 'list' || container.type === 'tuple') && key.type === 'int') {
      const found = container.items.at(Number(key.value))
      if (found) return { ...found, place }
    }
    return unknown(place, CODE)
  }

  /** Of calls, only `dict(a=1)` is a way to write a literal. */
  #call(callee: Expression, written: readonly Argument[], place: Place, depth: number): Value | Unknown {
    const isDict = callee.kind === 'name' && callee.name === 'dict' && !this.#lookup(callee)
    if (!isDict || written.some(({ stars, name }) => stars === 1 || (stars === 0 && name === undefined)))
      return unknown(place, 'it is the result of a call')
    const items = written.map(({ name, value, start }) => ({
      ...(name !== undefined && {
        key: { kind: 'strings', parts: [`'${name}'`], start, end: start + name.length } as const,
      }),
      value,
    }))
    return this.#dict(items, place, depth)
  }

  #place({ start, end }: { readonly start: number; readonly end: number }): Place {
    return { source: this.#source, start, end }
  }
}

function unknown(place: Place, why: string): Unknown {
  return { type: 'unknown', place, why }
}

const CODE = 'code computes it'
const TOO_LONG = 'it is too long'
const WRONG = 'Python cannot evaluate it'

/** The maximum number of operators in a row; a longer expression is not a literal. */
const DEEPEST = 400
