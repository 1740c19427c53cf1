/** A value that pods take from a Secret, and that the tree before did not take from there. */
export interface SecretChange {
  /** The file of the pods, relative to the environment's folder. */
  readonly file: string
  readonly namespace: string
  readonly secret: string
  readonly key: string
  /** Where the same variable or file had its value before; undefined if there was none. */
  readonly before?: { readonly secret: string; readonly key: string } | undefined
}
