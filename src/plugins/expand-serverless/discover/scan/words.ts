/** Where a run of letters, digits and underscores ends that starts at an offset; everything beyond ASCII is a letter. */
export function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && isWordCode(text.charCodeAt(at))) at++
  return at
}

/** Whether a character may be part of a name or a number. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code >= 0x80
  )
}
