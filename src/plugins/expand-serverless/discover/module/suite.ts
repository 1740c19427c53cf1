import { findSign, type Stretch, splitAt } from '../literals/token-groups.ts'
import type { LogicalLine } from '../scan/logical-lines.ts'
import type { Token } from '../scan/token.ts'

/** What follows the colon of a compound statement: statements of its line, or the lines of its block. */
export interface Suite {
  readonly inline: readonly Stretch[]
  /** The first line of the block, and the one behind it. */
  readonly from: number
  readonly to: number
}

/** The suite of the statement that starts with a line; `colon` is where its head ends. */
export function suiteOf(
  lines: readonly LogicalLine[],
  index: number,
  tokens: readonly Token[],
): Suite & { readonly colon: number } {
  const whole = { from: 0, to: tokens.length }
  const colon = findSign(tokens, whole, ':')
  const inline = colon < 0 ? [] : statementsOf(tokens, { from: colon + 1, to: tokens.length })
  return { inline, from: index + 1, to: blockEnd(lines, index), colon: colon < 0 ? tokens.length : colon }
}

/** The simple statements of a line. */
export function statementsOf(tokens: readonly Token[], stretch: Stretch): readonly Stretch[] {
  return splitAt(tokens, stretch, ';').filter(({ from, to }) => to > from)
}

/** The line behind the block of a line. */
export function blockEnd(lines: readonly LogicalLine[], index: number): number {
  const { level } = lines[index]!
  let end = index + 1
  while (end < lines.length && lines[end]!.level > level) end++
  return end
}
