import { isTrue, type Place, type Value } from './value.ts'

/** The value of `left operator right`; undefined when it is not known, or when Python would raise. */
export function binaryValue(operator: string, left: Value, right: Value, place: Place): Value | undefined {
  const compared = comparison(operator, left, right)
  if (compared !== undefined) return { type: 'bool', value: compared, place }
  if (operator === '+') {
    if (left.type === 'str' && right.type === 'str')
      return left.value.length + right.value.length > LONGEST_TEXT
        ? undefined
        : { type: 'str', value: left.value + right.value, place }
    const isList = (left.type === 'list' || left.type === 'tuple') && right.type === left.type
    if (isList && left.items.length + right.items.length <= MOST_ITEMS)
      return { type: left.type, items: [...left.items, ...right.items], place }
  }
  if (operator === '*') {
    const [text, times] = left.type === 'str' ? [left, wholeOf(right)] : [right, wholeOf(left)]
    if (text.type === 'str' && times !== undefined) return repeated(text.value, times, place)
  }
  const isUnion = operator === '|' && left.type === 'dict' && right.type === 'dict'
  if (isUnion && left.items.length + right.items.length <= MOST_ITEMS)
    return { type: 'dict', items: [...left.items, ...right.items], place }
  const [a, b] = [wholeOf(left), wholeOf(right)]
  if (a !== undefined && b !== undefined && operator !== '/') return wholeResult(operator, a, b, place)
  const [x, y] = [realOf(left), realOf(right)]
  return x === undefined || y === undefined ? undefined : realResult(operator, x, y, place)
}

/** The value of `operator operand`; undefined when Python would raise. */
export function unaryValue(operator: string, operand: Value, place: Place): Value | undefined {
  if (operator === 'not') return { type: 'bool', value: !isTrue(operand), place }
  const whole = wholeOf(operand)
  if (whole !== undefined)
    return { type: 'int', value: operator === '-' ? -whole : operator === '~' ? ~whole : whole, place }
  if (operand.type !== 'float' || operator === '~') return undefined
  return { type: 'float', value: operator === '-' ? -operand.value : operand.value, place }
}

function comparison(operator: string, left: Value, right: Value): boolean | undefined {
  if (operator === 'is' || operator === 'is not') {
    if (left.type !== 'None' && right.type !== 'None') return undefined
    return (left.type === right.type) === (operator === 'is')
  }
  const [a, b] = left.type === 'str' && right.type === 'str' ? [left.value, right.value] : [realOf(left), realOf(right)]
  if (a === undefined || b === undefined) return undefined
  if (operator === '==') return a === b
  if (operator === '!=') return a !== b
  // Texts are ordered by code points there, by code units here.
  if (typeof a === 'string' || typeof b === 'string') return undefined
  if (operator === '<') return a < b
  if (operator === '>') return a > b
  if (operator === '<=') return a <= b
  return operator === '>=' ? a >= b : undefined
}

function wholeResult(operator: string, a: bigint, b: bigint, place: Place): Value | undefined {
  const value = wholeNumber(operator, a, b)
  return value === undefined ? undefined : { type: 'int', value, place }
}

function wholeNumber(operator: string, a: bigint, b: bigint): bigint | undefined {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return isLarge(a) || isLarge(b) ? undefined : a * b
  if (operator === '//') return b === 0n ? undefined : floored(a, b)
  if (operator === '%') return b === 0n ? undefined : a - floored(a, b) * b
  if (operator === '|') return a | b
  if (operator === '&') return a & b
  if (operator === '^') return a ^ b
  if (b < 0n || b > 256n || isLarge(a)) return undefined
  if (operator === '**') return a ** b
  if (operator === '<<') return a << b
  return operator === '>>' ? a >> b : undefined
}

function realResult(operator: string, a: number, b: number, place: Place): Value | undefined {
  const value = realNumber(operator, a, b)
  return value === undefined || !Number.isFinite(value) ? undefined : { type: 'float', value, place }
}

function realNumber(operator: string, a: number, b: number): number | undefined {
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (b === 0) return undefined
  return operator === '/' ? a / b : undefined
}

function repeated(text: string, times: bigint, place: Place): Value | undefined {
  if (times <= 0n) return { type: 'str', value: '', place }
  if (times * BigInt(text.length) > BigInt(LONGEST_TEXT)) return undefined
  return { type: 'str', value: text.repeat(Number(times)), place }
}

function floored(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

function isLarge(number: bigint): boolean {
  return number > LARGE || number < -LARGE
}

function wholeOf(value: Value): bigint | undefined {
  if (value.type === 'int') return value.value
  return value.type === 'bool' ? (value.value ? 1n : 0n) : undefined
}

function realOf(value: Value): number | undefined {
  const whole = wholeOf(value)
  if (whole !== undefined) return isLarge(whole) ? undefined : Number(whole)
  return value.type === 'float' ? value.value : undefined
}

const LARGE = 2n ** 256n

/** The maximum length of a computed string; strings that double with each line would never end. */
export const LONGEST_TEXT = 100_000

/** Items of a list that is put together. */
export const MOST_ITEMS = 10_000
