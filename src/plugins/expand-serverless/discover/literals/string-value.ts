import { unescaped } from './string-escapes.ts'

/** The value of a string literal: a string, bytes, or why it is unknown. */
export type StringValue = { readonly text: string } | { readonly bytes: true } | { readonly why: string }

/** The value of one string literal. `field` gives the text of an expression in an f-string. */
export function stringValue(literal: string, field: (expression: string) => string | undefined): StringValue {
  const [, prefix = '', mark = ''] = /^(\w*)("""|'''|"|')/.exec(literal) ?? []
  const kind = prefix.toLowerCase()
  const body = literal.slice(prefix.length + mark.length, -mark.length)
  if (kind.includes('t')) return { why: 'it is a template string' }
  if (kind.includes('b')) return { bytes: true }
  const decode = kind.includes('r') ? (text: string) => text : unescaped
  if (kind.includes('f')) return formattedValue(body, decode, field)
  const text = decode(body)
  return text === undefined ? { why: 'it names a character with \\N' } : { text }
}

function formattedValue(
  body: string,
  decode: (text: string) => string | undefined,
  field: (expression: string) => string | undefined,
): StringValue {
  let text = ''
  let at = 0
  const piece = /\{\{|\}\}|\{((?:[^{}!:'"#\\]|'[^'{}\\\n]*'|"[^"{}\\\n]*")+)(?:!s)?\}|(?:[^{}\\]|\\[^{}N]|\\(?=[{}]))+/y
  while (at < body.length) {
    piece.lastIndex = at
    const match = piece.exec(body)
    if (!match) return { why: 'it is a formatted string' }
    const [whole, expression] = match
    const value =
      expression !== undefined ? field(expression) : whole === '{{' || whole === '}}' ? whole[0] : decode(whole)
    if (value === undefined) return { why: 'it is a formatted string' }
    text += value
    at += whole.length
  }
  return { text }
}
