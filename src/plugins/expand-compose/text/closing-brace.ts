/**
 * The position of the `}` that closes the `${` at `from`, among those up to `last`. Braces of an operand count in
 * pairs, so that JSON may be a default; when they do not pair, the last brace of the line closes the reference.
 */
export function closingBrace(text: string, from: number, last: number): number {
  let open = 0
  for (let at = from; at <= last; at++) {
    if (text[at] === '}' && --open === 0) return at
    if (text[at] !== '{') continue
    open++
    // What follows an opening brace is never looked at: Compose reads "{}" as one brace that is open.
    at++
  }
  return last
}
