import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Spelling } from './spellings.ts'

/** How plain scalars are read: apps.yaml as YAML 1.2, Helm's values as Helm reads them. */
export interface ReadYamlOptions {
  readonly version: '1.1' | '1.2'
  /** Tags that are kept, such as `!reset`: the value behind one is a `Tagged`. Any other tag is a mistake. */
  readonly tags?: readonly string[]
  /** Whether the text may hold several documents; the value is the list of their values then. */
  readonly several?: boolean
  /** Reads a plain number that prints differently, such as `1.10` or `0440`, as its spelling. */
  readonly spelledNumbers?: boolean
}

/** The value of a YAML text: plain data that knows its place, and what is wrong with the text. */
export interface YamlReading {
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** How numbers are spelled that print differently; nothing when there are none. */
  readonly spelling?: Spelling
}

/** Data reached through aliases, counted as often as it is reached, beyond which a file is an attack. */
export const MOST_ALIASED_VALUES = 100_000
