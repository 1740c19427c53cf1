import { closingOf, type Token } from '../scan/token.ts'
import type { Argument, DictItem, Expression, Item } from './expression.ts'
import { COMPARISON, KEYWORDS, PREFIXES, STRENGTHS } from './operators.ts'
import { findSign, hasWord, type Stretch, splitAt } from './token-groups.ts'

/** Parses a stretch of tokens as one expression. Anything but a literal is returned as `code`; it never throws. */
export function parseExpression(
  tokens: readonly Token[],
  stretch: Stretch = { from: 0, to: tokens.length },
): Expression {
  return new ExpressionParser(tokens, stretch, 0).tupleOrSingle()
}

function withoutLastEmpty(parts: readonly Stretch[]): readonly Stretch[] {
  const last = parts.at(-1)!
  return last.from === last.to ? parts.slice(0, -1) : parts
}

function placeOf(tokens: readonly Token[], { from, to }: Stretch): { start: number; end: number } {
  const first = tokens[from] ?? tokens[from - 1]
  const last = to > from ? tokens[to - 1] : first
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}

/** Reads one stretch from left to right; brackets within are stretches of their own. */
class ExpressionParser {
  readonly #tokens: readonly Token[]
  readonly #stretch: Stretch
  /** How many brackets are around the stretch. */
  readonly #depth: number
  #at: number
  #powers = 0

  constructor(tokens: readonly Token[], stretch: Stretch, depth: number) {
    this.#tokens = tokens
    this.#stretch = stretch
    this.#depth = depth
    this.#at = stretch.from
  }

  whole(): Expression {
    const expression = this.#depth > DEEPEST ? undefined : this.#binary(0)
    return expression && this.#at === this.#stretch.to ? expression : code(this.#tokens, this.#stretch)
  }

  tupleOrSingle(): Expression {
    const parts = splitAt(this.#tokens, this.#stretch, ',')
    if (parts.length === 1) return this.whole()
    return { kind: 'tuple', items: this.#items(parts), ...placeOf(this.#tokens, this.#stretch) }
  }

  #binary(lowest: number): Expression | undefined {
    let left = this.#unary(lowest)
    while (left) {
      const operator = this.#operator()
      const strength = STRENGTHS.get(operator)
      if (strength === undefined || strength < lowest) return left
      this.#at += operator === 'not in' || operator === 'is not' ? 2 : 1
      if (operator === '**' && this.#powers++ > MOST_POWERS) return undefined
      // Comparisons in a chain mean something else than one within another.
      if (strength === COMPARISON && left.kind === 'binary' && STRENGTHS.get(left.operator) === COMPARISON)
        return undefined
      const right = this.#binary(operator === '**' ? strength : strength + 1)
      if (!right) return undefined
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end }
    }
    return left
  }

  #operator(): string {
    const word = this.#peek()?.text ?? ''
    const next = this.#peek(1)?.text
    if (word === 'not' && next === 'in') return 'not in'
    return word === 'is' && next === 'not' ? 'is not' : word
  }

  #unary(lowest: number): Expression | undefined {
    const token = this.#peek()
    if (!token) return undefined
    const strength = token.kind === 'string' ? undefined : PREFIXES.get(token.text)
    if (strength === undefined) return this.#primary()
    if (token.text === 'not' && lowest > strength) return undefined
    // A row of prefixes is as long as the file allows: no call for each.
    const prefixes: Token[] = []
    while (PREFIXES.get(this.#peek()?.text ?? '') === strength) prefixes.push(this.#next())
    let operand = this.#binary(strength)
    for (const { text, start } of prefixes.reverse())
      operand = operand && { kind: 'unary', operator: text, operand, start, end: operand.end }
    return operand
  }

  #primary(): Expression | undefined {
    let expression = this.#atom()
    while (expression) {
      const sign = this.#peek()?.text
      const { start } = expression
      if (sign === '.') {
        const name = this.#peek(1)
        if (name?.kind !== 'name') return undefined
        this.#at += 2
        expression = { kind: 'attribute', object: expression, name: name.text, start, end: name.end }
      } else if (sign === '(' || sign === '[') {
        const inside = this.#brackets()
        if (!inside) return undefined
        const { end } = this.#tokens[inside.to]!
        if (sign === '(')
          expression = { kind: 'call', callee: expression, arguments: this.#arguments(inside), start, end }
        else expression = { kind: 'subscript', object: expression, index: this.#index(inside), start, end }
      } else return expression
    }
    return undefined
  }

  #arguments(inside: Stretch): readonly Argument[] {
    return withoutLastEmpty(splitAt(this.#tokens, inside, ',')).map(part => this.#argument(part))
  }

  #argument({ from, to }: Stretch): Argument {
    const place = placeOf(this.#tokens, { from, to })
    const first = this.#tokens[from]
    const stars = starsOf(first)
    if (stars > 0) return { ...place, stars, value: this.#single({ from: from + 1, to }) }
    const isNamed = first?.kind === 'name' && this.#tokens[from + 1]?.text === '=' && from + 1 < to
    if (isNamed) return { ...place, stars, name: first.text, value: this.#single({ from: from + 2, to }) }
    // A generator needs no brackets of its own.
    const isComprehension = hasWord(this.#tokens, { from, to }, 'for')
    return { ...place, stars, value: isComprehension ? code(this.#tokens, { from, to }) : this.#single({ from, to }) }
  }

  #index(inside: Stretch): Expression {
    if (findSign(this.#tokens, inside, ':') >= 0) return code(this.#tokens, inside)
    return new ExpressionParser(this.#tokens, inside, this.#depth + 1).tupleOrSingle()
  }

  #single(stretch: Stretch): Expression {
    return new ExpressionParser(this.#tokens, stretch, this.#depth + 1).whole()
  }

  #items(parts: readonly Stretch[]): readonly Item[] {
    return withoutLastEmpty(parts).map(({ from, to }) => {
      const starred = from < to && starsOf(this.#tokens[from]) === 1
      return { starred, value: this.#single({ from: starred ? from + 1 : from, to }) }
    })
  }

  #dictItem(stretch: Stretch): DictItem {
    const { from, to } = stretch
    if (from < to && starsOf(this.#tokens[from]) === 2) return { value: this.#single({ from: from + 1, to }) }
    const colon = findSign(this.#tokens, stretch, ':')
    if (colon < 0) return { value: code(this.#tokens, stretch) }
    return { key: this.#single({ from, to: colon }), value: this.#single({ from: colon + 1, to }) }
  }

  #atom(): Expression | undefined {
    const token = this.#peek()
    if (!token) return undefined
    const { start } = token
    if (token.kind === 'number') return { kind: 'number', text: token.text, start, end: this.#next().end }
    if (token.kind === 'string') return this.#strings()
    if (token.kind === 'name')
      return KEYWORDS.has(token.text) ? undefined : { kind: 'name', name: token.text, start, end: this.#next().end }
    if (token.text !== '(' && token.text !== '[' && token.text !== '{') return undefined
    const inside = this.#brackets()
    return inside && { ...this.#display(token.text, inside), start, end: this.#tokens[inside.to]!.end }
  }

  #strings(): Expression {
    const parts: string[] = []
    const { start } = this.#peek()!
    let end = start
    while (this.#peek()?.kind === 'string') {
      parts.push(this.#peek()!.text)
      end = this.#next().end
    }
    return { kind: 'strings', parts, start, end }
  }

  #display(bracket: '(' | '[' | '{', inside: Stretch): Expression {
    const tokens = this.#tokens
    const place = placeOf(tokens, inside)
    if (inside.from === inside.to) return { kind: EMPTY[bracket], items: [], ...place }
    if (hasWord(tokens, inside, 'for')) return code(tokens, inside)
    const parts = splitAt(tokens, inside, ',')
    const first = parts[0]!
    if (bracket === '(' && parts.length === 1 && starsOf(tokens[inside.from]) === 0) return this.#single(inside)
    if (bracket === '{' && (starsOf(tokens[inside.from]) === 2 || findSign(tokens, first, ':') >= 0))
      return { kind: 'dict', items: withoutLastEmpty(parts).map(part => this.#dictItem(part)), ...place }
    return { kind: KINDS[bracket], items: this.#items(parts), ...place }
  }

  /** Steps over a pair of brackets; the stretch between them. */
  #brackets(): Stretch | undefined {
    const to = closingOf(this.#tokens, this.#at)
    if (to === undefined || to >= this.#stretch.to) return undefined
    const from = this.#at + 1
    this.#at = to + 1
    return { from, to }
  }

  #peek(ahead = 0): Token | undefined {
    const at = this.#at + ahead
    return at < this.#stretch.to ? this.#tokens[at] : undefined
  }

  #next(): Token {
    return this.#tokens[this.#at++]!
  }
}

function starsOf(token: Token | undefined): 0 | 1 | 2 {
  if (token?.kind !== 'sign') return 0
  return token.text === '*' ? 1 : token.text === '**' ? 2 : 0
}

function code(tokens: readonly Token[], stretch: Stretch): Expression {
  return { kind: 'code', ...placeOf(tokens, stretch) }
}

/** The maximum depth of brackets; a deeper expression is not a literal. */
const DEEPEST = 50

/** Powers of powers, each of which is a call. */
const MOST_POWERS = 5

const KINDS = { '(': 'tuple', '[': 'list', '{': 'set' } as const
const EMPTY = { '(': 'tuple', '[': 'list', '{': 'dict' } as const
