/** A word, a number, a string or a sign of a logical line. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'sign'
  /** As it is written; names in the form in which Python compares them. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of an opening bracket: how many tokens further it is closed, which is the same in every slice of its line. */
  span?: number
}

/** The position of the token that closes a bracket; undefined when there is no bracket, or its end is not among the tokens. */
export function closingOf(tokens: readonly Token[], at: number): number | undefined {
  const span = tokens[at]?.span
  return span !== undefined && at + span < tokens.length ? at + span : undefined
}
