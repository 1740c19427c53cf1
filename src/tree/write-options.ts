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
  /** Is told what is about to change, before anything does. With an error in its answer, nothing changes. */
  readonly review?: ((changes: readonly Change[]) => readonly Diagnostic[]) | undefined
  /** Whether to report only, and touch nothing. */
  readonly dryRun?: boolean
}
