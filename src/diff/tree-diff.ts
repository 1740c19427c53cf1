import type { FileChange } from './file-change.ts'
import type { ObjectChange } from './object-change.ts'
import type { Renaming } from './renaming.ts'
import type { SecretChange } from './secret-change.ts'

/** What differs between two trees of one environment. */
export interface TreeDiff {
  readonly environment: string
  /** Sorted by file, then by kind in the order of the file, then by name. */
  readonly objects: readonly ObjectChange[]
  /** Files that hold no objects, such as metadata files: what differs in them changes nothing in a cluster. */
  readonly files: readonly FileChange[]
  /** What was probably meant where a unit is gone and a similar one is new, or in another namespace. */
  readonly renamings: readonly Renaming[]
  /** What pods take from Secrets, and did not before; empty if there was no tree before. */
  readonly secrets: readonly SecretChange[]
}
