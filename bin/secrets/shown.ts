import type { Diagnostic } from 'k3s-platform'

/** What was printed about Secrets. */
export interface Shown {
  /** The number of keys without a value. */
  readonly missing: number
  readonly diagnostics?: readonly Diagnostic[]
}
