import type { Token } from '../scan/token.ts'

/** A stretch of tokens, from the first up to, not including, the one at `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The ranges of tokens between separators that are outside of brackets and lambdas. */
export function splitAt(tokens: readonly Token[], { from, to }: Stretch, sign: string): readonly Stretch[] {
  const parts: Stretch[] = []
  let start = from
  for (const at of outerSigns(tokens, { from, to })) {
    if (tokens[at]!.text !== sign) continue
    parts.push({ from: start, to: at })
    start = at + 1
  }
  parts.push({ from: start, to })
  return parts
}

/** The position of the first such separator in a range, or -1. */
export function findSign(tokens: readonly Token[], stretch: Stretch, sign: string): number {
  for (const at of outerSigns(tokens, stretch)) if (tokens[at]!.text === sign) return at
  return -1
}

/** Whether a range has such a word outside of brackets. */
export function hasWord(tokens: readonly Token[], { from, to }: Stretch, word: string): boolean {
  for (let at = from; at < to; at++) {
    const { kind, text, span = 0 } = tokens[at]!
    if (kind === 'name' && text === word) return true
    at += span
  }
  return false
}

function* outerSigns(tokens: readonly Token[], { from, to }: Stretch): Generator<number> {
  let lambdas = 0
  for (let at = from; at < to; at++) {
    const { kind, text, span } = tokens[at]!
    if (span !== undefined) at += span
    else if (kind === 'name' && text === 'lambda') lambdas++
    else if (kind === 'sign' && lambdas === 0) yield at
    else if (kind === 'sign' && text === ':') lambdas--
  }
}
