import type { Diagnostic } from '../ir/diagnostic.ts'

/** What was written, or with `dryRun` would have been. */
export interface WriteReport {
  /** Paths relative to the output folder, sorted. */
  readonly written: readonly string[]
  /** Paths relative to the output folder, sorted. */
  readonly removed: readonly string[]
  /** How many files are as they should be. */
  readonly unchanged: number
  /** Why nothing was written; empty when all is well. */
  readonly conflicts: readonly Diagnostic[]
  /** Of those that are written or removed, the ones that were edited; sorted. */
  readonly edited: readonly string[]
  /** What the review reported without preventing the write. */
  readonly remarks: readonly Diagnostic[]
  /** Whether an interrupted run was found, and has been completed or undone first. */
  readonly recovered: boolean
  /** Whether an interrupted run is still to be completed. */
  readonly interrupted: boolean
}
