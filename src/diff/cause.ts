import type { Origin } from '../ir/origin.ts'

/** Why something is different: the lines that made it so. */
export interface Cause {
  /** Empty when no line of the user's files can be named. */
  readonly places: readonly CausePlace[]
  /** Who made it and why, in a few words; shown if there is no place. */
  readonly because: string
  /** Whether both files are known and none of the places was changed: something else has this consequence. */
  readonly isIndirect: boolean
}

/** A line that made a difference. */
export interface CausePlace extends Origin {
  /** Whether the line is one of the old files, where it is gone or was another one. */
  readonly version: 'after' | 'before'
  /** The line itself, when its text is known. */
  readonly text?: string
}
