import { table } from './table.ts'

/** Rows as a table for people, or as JSON for programs. */
export function rowsText(rows: readonly Readonly<Record<string, string>>[], isJson: boolean): string {
  return isJson ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows)
}
