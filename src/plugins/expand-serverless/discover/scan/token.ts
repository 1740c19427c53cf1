/** A word, a number, a string or a sign of a logical line. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'sign'
  /** As it is written; names in the form in which Python compares them. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of an opening bracket: the position of the token that closes it. */
  closing?: number
}
