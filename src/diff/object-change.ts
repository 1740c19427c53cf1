import type { Ref } from '../k8s/object.ts'
import type { Cause } from './cause.ts'
import type { FieldChange } from './field-change.ts'
import type { Risk } from './risk.ts'

/** What happens to one object of a cluster. */
export interface ObjectChange {
  readonly ref: Ref
  /**
   * An object that is only in another file has moved: nothing happens to it. One that is replaced is deleted and
   * recreated, with or without a difference.
   */
  readonly change: 'added' | 'changed' | 'moved' | 'removed' | 'replaced'
  /** The object that is replaced, when it has another name. */
  readonly replaces?: Ref
  /** Its files in the tree, before and after. */
  readonly beforeFile?: string
  readonly afterFile?: string
  /** The object of the old tree, when it is removed. */
  readonly before?: object
  /** The object of the new tree, when it is added. */
  readonly after?: object
  /** What differs in it, when it is changed. */
  readonly fields: readonly CausedChange[]
  /** What the change as a whole may do. */
  readonly risks: readonly Risk[]
  readonly cause: Cause
}

/** A difference in one field, with why it is there and what it may do. */
export interface CausedChange extends FieldChange {
  readonly cause: Cause
  readonly risks: readonly Risk[]
}
