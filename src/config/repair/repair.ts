import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Fix } from '../../ir/fix.ts'
import type { Origin } from '../../ir/origin.ts'

/** A mistake of a file, and the file without it. */
export interface Repair {
  /** Where the mistake is. */
  readonly at: number
  readonly end: number
  /** In the order of the text; each within one line. */
  readonly changes: readonly Change[]
  tell(found: Found): Diagnostic
}

/** A range of a file, and its replacement. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A mistake whose repair was tried. */
export interface Found {
  readonly at: Origin
  /** The first line that the repair changes, as it must be. */
  readonly corrected: string
  readonly fix: Fix | undefined
}

/** The text after these changes. */
export function repaired(text: string, changes: readonly Change[]): string {
  return changes.reduceRight((after, { start, end, text }) => after.slice(0, start) + text + after.slice(end), text)
}
