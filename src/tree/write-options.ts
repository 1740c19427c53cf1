import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Change } from './plan.ts'

/** Where and how much to write. */
export interface WriteOptions {
  /** The output folder. It holds a folder for each environment, and is made when it is missing. */
  readonly directory: string
  /** Takes a path relative to the environment's folder. Outside of it nothing is written or removed. */
  readonly only?: (path: string) => boolean
  /** Whether other people's files, and their edits of ours, may be overwritten and removed. */
  readonly force?: boolean
  /** Receives the changes before they are made. If it returns an error, nothing changes. */
  readonly review?: ((changes: readonly Change[]) => readonly Diagnostic[]) | undefined
  /** Whether to report only, and touch nothing. */
  readonly dryRun?: boolean
}
