import type { Diagnostic } from '../ir/diagnostic.ts'
import { nodeFileSystem } from './file-system.ts'
import { runTransaction } from './transaction.ts'
import type { Tree } from './tree.ts'

/** Where and how much to write. */
export interface WriteOptions {
  /** The output folder. It holds a folder for each environment, and is made when it is missing. */
  readonly directory: string
  /** Takes a path relative to the environment's folder. Outside of it nothing is written or removed. */
  readonly only?: (path: string) => boolean
  /** Whether other people's files, and their edits of ours, may be overwritten and removed. */
  readonly force?: boolean
  /** Whether to report only, and touch nothing. */
  readonly dryRun?: boolean
}

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
  /** Whether an interrupted run was found, and has been completed or undone first. */
  readonly recovered: boolean
  /** Whether an interrupted run is still to be completed. */
  readonly interrupted: boolean
}

/**
 * Brings the folders of environments to what the trees say, all of them or none. Interrupted at any instant, each file
 * is the old one or the new one, and the next call completes what was begun. Only files that differ are touched, and
 * only those that were written here before and not edited since are replaced or removed.
 */
export async function writeTree(trees: readonly Tree[], options: WriteOptions): Promise<WriteReport> {
  return runTransaction(nodeFileSystem, trees, options)
}
