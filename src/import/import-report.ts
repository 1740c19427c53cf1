import type { FieldChange } from '../diff/field-change.ts'
import type { Ref } from '../k8s/object.ts'

/** The result for an object: identical, different, not in the tree, or only in the tree. */
export interface ImportedObject {
  readonly ref: Ref
  /** The file that it came from; absent when only the tree has it. */
  readonly file?: string
  /** The app that it is part of now. */
  readonly app?: string
  readonly outcome: 'same' | 'changed' | 'left out' | 'added'
  /** From how it was to how it would be. */
  readonly changes: readonly FieldChange[]
}
