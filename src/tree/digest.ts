import { sha256 } from '../ir/sha256.ts'

/** SHA-256 of text with `\n` at its line ends: git may check files out with `\r\n`, which is not an edit. */
export function digestOf(text: string): string {
  return sha256(unixLines(text))
}

/** Whether two texts are the same except for their line ends. */
export function isSameText(a: string, b: string): boolean {
  return a === b || unixLines(a) === unixLines(b)
}

function unixLines(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
}
