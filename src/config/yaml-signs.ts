/** Where the next of some signs is in a YAML text, outside of comments; the end of the text when there is none. */
export function nextOf(signs: string, text: string, from: number): number {
  let at = from
  while (at < text.length && !signs.includes(text[at]!)) {
    const end = text[at] === '#' ? text.indexOf('\n', at) : at
    at = end < 0 ? text.length : end + 1
  }
  return at
}

/** Behind the colon of a key that ends here. `? key` and a key of a flow mapping may do without one. */
export function afterColon(text: string, end: number): number {
  let at = end
  while (BLANK.test(text[at] ?? '')) at++
  return text[at] === ':' ? at + 1 : end
}

const BLANK = /^[ \t\r\n]$/
