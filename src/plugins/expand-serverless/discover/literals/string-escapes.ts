/** The text that a string's body with escapes stands for; undefined when a character is given by its name, or wrongly. */
export function unescaped(body: string): string | undefined {
  if (!body.includes('\\')) return body
  let known = true
  const text = body.replace(ESCAPE, (whole: string, letters: string) => {
    const plain = PLAIN.get(letters)
    if (plain !== undefined) return plain
    if (/^[0-7]/.test(letters)) return String.fromCodePoint(Number.parseInt(letters, 8))
    if (!/^[xuUN]/.test(letters)) return whole
    const code = letters.length > 1 && letters[0] !== 'N' ? Number.parseInt(letters.slice(1), 16) : Number.NaN
    if (code <= 0x10ffff) return String.fromCodePoint(code)
    known = false
    return ''
  })
  return known ? text : undefined
}

const ESCAPE = /\\([0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/g

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])
