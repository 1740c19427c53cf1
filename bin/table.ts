/** A table for people: the keys as titles, columns as wide as their widest cell. Empty columns and tables are left out. */
export function table(rows: readonly Readonly<Record<string, string>>[]): string {
  if (rows.length === 0) return ''
  const columns = Object.keys(rows[0] ?? {}).filter(column => rows.some(row => row[column]))
  const head = Object.fromEntries(columns.map(column => [column, column.toUpperCase()]))
  const widths = columns.map(column => Math.max(...[head, ...rows].map(row => row[column]!.length)))
  return [head, ...rows]
    .map(row => columns.map((column, index) => row[column]!.padEnd(widths[index]!)).join('  '))
    .map(line => `${line.trimEnd()}\n`)
    .join('')
}
