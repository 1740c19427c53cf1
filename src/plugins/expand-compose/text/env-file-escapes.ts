/**
 * The escapes of a value in double quotes of a file of variables: those of one letter, and octal ones as `\0101`. `\$`
 * becomes `$$`, which is a literal dollar sign for what replaces variables. An unknown escape stays as written.
 */
export function expandEscapes(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(ESCAPE, (whole: string, letter: string | undefined, octal: string | undefined) => {
    if (letter !== undefined) return LETTERS[letter] ?? whole
    const code = Number.parseInt(octal ?? '', 8)
    return code <= 0xff ? String.fromCharCode(code) : whole
  })
}

const ESCAPE = /\\(?:([abfnrtv$"\\])|0([0-7]{3}))/g

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  $: '$$',
  '"': '"',
  '\\': '\\',
}
