import type { Origin } from '../ir/origin.ts'
import type { Operation } from './patch.ts'

/** Why a change was made: a few words, and the places in the user's files that ask for it. */
export interface Reason {
  readonly because: string
  readonly origins?: readonly Origin[]
  /** Says that the change means to win over what another plugin set. */
  readonly overrides?: boolean
}

/** Something that happened to a resource: it was emitted, or changed by an operation. Signed. */
export interface Change {
  readonly plugin: string
  readonly stage: string
  /** Absent for the change that emitted the resource. */
  readonly operation?: Operation
  readonly reason: Reason
}
