import type { FieldChange } from './field-change.ts'

/** A file of the tree without objects that differs. */
export interface FileChange {
  /** Relative to the environment's folder. */
  readonly path: string
  readonly change: 'added' | 'changed' | 'removed'
  /** What differs in it, when it is JSON. */
  readonly fields: readonly FieldChange[]
}
