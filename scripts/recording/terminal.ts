/** Characters in a row. */
export const COLUMNS = 100

/** A piece of a line in one style. */
export interface Span {
  readonly text: string
  readonly classes: readonly string[]
}

const CLASSES: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'faint',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal are control characters.
const ESCAPE = /\u001b\[([\d;]*)m/

/** The pieces of a line between escape sequences, which set and reset styles (ECMA-48, SGR). */
export function spansOf(line: string): readonly Span[] {
  const pieces = line.split(ESCAPE)
  const spans: Span[] = []
  let classes: readonly string[] = []
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) {
      if (piece !== '') spans.push({ text: piece, classes })
      return
    }
    for (const code of piece.split(';')) classes = styled(classes, code)
  })
  return spans
}

function styled(classes: readonly string[], code: string): readonly string[] {
  if (code === '22') return classes.filter(name => name !== 'bold' && name !== 'faint')
  if (code === '39') return classes.filter(name => name === 'bold' || name === 'faint')
  if (code === '' || code === '0') return []
  const name = CLASSES[code]
  if (name === undefined) throw new Error(`No style for the escape sequence "${code}"`)
  return [...classes, name]
}

/** A line as the rows of a terminal: what is too long continues in the next row, in the same style. */
export function wrapped(line: string): readonly string[] {
  const rows: string[] = ['']
  let column = 0
  let style = ''
  for (const [index, piece] of line.split(ESCAPE).entries()) {
    if (index % 2 === 1) {
      style = `\u001b[${piece}m`
      rows[rows.length - 1] += style
      continue
    }
    for (const character of piece) {
      if (column === COLUMNS) {
        rows.push(style)
        column = 0
      }
      rows[rows.length - 1] += character
      column++
    }
  }
  return rows
}
