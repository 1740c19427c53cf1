/** A row: the text, or the texts, of each column. */
export type Row = Readonly<Record<string, string | readonly string[]>>

/**
 * A table for people: the keys as titles, columns as wide as their widest cell. Empty columns and tables are left out. A
 * table that is wider than the terminal becomes a block of lines for each row.
 */
export function table(rows: readonly Row[], width = Number.POSITIVE_INFINITY): string {
  if (rows.length === 0) return ''
  const columns = Object.keys(rows[0] ?? {}).filter(column => rows.some(row => textOf(row[column]) !== ''))
  const head = Object.fromEntries(columns.map(column => [column, column.toUpperCase()]))
  const widths = columns.map(column => Math.max(...[head, ...rows].map(row => textOf(row[column]).length)))
  const lines = [head, ...rows].map(row =>
    columns
      .map((column, index) => textOf(row[column]).padEnd(widths[index]!))
      .join('  ')
      .trimEnd(),
  )
  if (lines.some(line => line.length > width)) return blocks(rows, columns)
  return lines.map(line => `${line}\n`).join('')
}

/** The first column as a heading, the others below it. */
function blocks(rows: readonly Row[], [first = '', ...others]: readonly string[]): string {
  const widest = Math.max(0, ...others.map(column => column.length))
  return rows
    .map(row => {
      const cells = others.map(column => [column, textOf(row[column])] as const).filter(([, cell]) => cell !== '')
      return [textOf(row[first]), ...cells.map(([column, cell]) => `  ${column.padEnd(widest)}  ${cell}`), '']
    })
    .map(lines => lines.join('\n'))
    .join('\n')
}

function textOf(cell: Row[string] = ''): string {
  return typeof cell === 'string' ? cell : cell.join(', ')
}
