/** One row of the table: a command, and what it is compared with. */
export interface Scenario {
  readonly name: string
  readonly folder: string
  readonly command: string
  readonly words: readonly string[]
  /** How often it is run: less often the longer it takes. */
  readonly rounds: number
  /** Whether the command prints the milliseconds that count, because its start does not. */
  readonly printsTime?: boolean
  /** The row with the least that a program can do for the same result. */
  readonly floor?: string
  /** The row of another program that makes the same objects. */
  readonly peer?: string
  readonly wishes?: readonly Wish[]
  /** Runs before each measurement, which does not count it. */
  prepare?(): void
}

/** Where a row should be: at most so many times another row, or so many MiB. */
export type Wish = { readonly most: number; readonly timesOf: string } | { readonly mostMebibytes: number }
