/** The places of signs outside of quotes. */
export function signsIn(text: string, from: number, to: number, wanted: RegExp): readonly number[] {
  const places: number[] = []
  let quote: string | undefined
  for (let at = from; at < to; at++) {
    const letter = text[at]!
    if (quote) quote = letter === quote ? undefined : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (wanted.test(letter)) places.push(at)
  }
  return places
}

/** Brackets without their partner. */
export interface LonelyBrackets {
  /** Those that are not closed, the last one first. */
  readonly unclosed: readonly number[]
  readonly unopened: readonly number[]
}

/** The brackets of a stretch that lack their partner. A closing one closes the last open one of its kind. */
export function lonelyBrackets(text: string, from: number, to: number): LonelyBrackets {
  const open: number[] = []
  const lost: number[] = []
  const unopened: number[] = []
  for (const at of signsIn(text, from, to, /[[\]{}]/)) {
    if (text[at] === '[' || text[at] === '{') {
      open.push(at)
      continue
    }
    const partner = open.findLastIndex(index => text[index] === (text[at] === ']' ? '[' : '{'))
    if (partner < 0) unopened.push(at)
    else lost.push(...open.splice(partner).slice(1))
  }
  return { unclosed: [...open, ...lost].reverse(), unopened }
}
