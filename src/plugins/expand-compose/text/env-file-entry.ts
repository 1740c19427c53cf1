/** A variable that a file of variables sets. */
export interface EnvFileEntry {
  readonly name: string
  readonly value: string
  /** The line of its name; the first is 1. */
  readonly line: number
  /** The variables whose values are part of the value. */
  readonly variables: readonly string[]
  /** The variables of the value that are not set anywhere. */
  readonly unset: readonly string[]
}

/** The entries of a file of variables in their order, or what is wrong with it and where. */
export type EnvFile =
  | { readonly entries: readonly EnvFileEntry[] }
  | { readonly problem: string; readonly line: number; readonly hint?: string }
