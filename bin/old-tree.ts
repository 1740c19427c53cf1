import type { ComparedTree, Diagnostic } from 'k3s-platform'

/** The trees that are compared with, by environment, and what they are. */
export interface OldTrees {
  readonly kind: 'cluster' | 'git' | 'tree'
  /** The folder, the name of the commit, or that of the cluster. */
  readonly name: string
  readonly trees: ReadonlyMap<string, ComparedTree>
  /** Why the old tree cannot be read. */
  readonly diagnostics: readonly Diagnostic[]
}
