import { type Row, table } from './table.ts'
import type { World } from './world.ts'

/** Rows as a table for people, which fits into their terminal, or as JSON for programs. */
export function rowsText(rows: readonly Row[], isJson: boolean, { output }: Pick<World, 'output'>): string {
  return isJson ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows, output.columns)
}
