import { nodeFileSystem } from './file-system.ts'
import { runTransaction } from './transaction.ts'
import type { Tree } from './tree.ts'
import type { WriteOptions } from './write-options.ts'
import type { WriteReport } from './write-report.ts'

export type { WriteOptions, WriteReport }

/**
 * Brings the folders of environments to what the trees say, all of them or none. Interrupted at any instant, each file
 * is the old one or the new one, and the next call completes what was begun. Only files that differ are touched, and
 * only those that were written here before and not edited since are replaced or removed.
 */
export async function writeTree(trees: readonly Tree[], options: WriteOptions): Promise<WriteReport> {
  return runTransaction(nodeFileSystem, trees, options)
}
