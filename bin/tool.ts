import type { Command } from './command.ts'

/** One of the command lines: what it is called, what it is for, and what it can do. */
export interface Tool {
  readonly name: string
  /** The sentence at the top of its help. */
  readonly summary: string
  /** In the order of its help. */
  readonly commands: readonly Command[]
  /** The lines at the end of its help: its exit codes. */
  readonly exitCodes: readonly string[]
}
