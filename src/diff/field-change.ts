import type { FieldStep } from './field-step.ts'

/** One difference between two versions of an object. A map or list that is new or gone is one difference. */
export interface FieldChange {
  readonly path: readonly FieldStep[]
  readonly change: 'added' | 'changed' | 'removed' | 'reordered'
  /** The old value; of a list that is in another order, the labels of the elements that stay. */
  readonly before?: unknown
  readonly after?: unknown
  /** For a list in another order: at each place, which of the elements that stay is there now. */
  readonly order?: readonly number[]
  /** Set when the difference is one of the text alone: the order of things that have none. */
  readonly hasNoEffect?: true
}
