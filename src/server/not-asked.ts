import type { Diagnostic } from '../ir/diagnostic.ts'

/** The cluster did not answer at all; the diagnostic has the reason. */
export class NotAsked extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}
