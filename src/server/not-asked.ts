import type { Diagnostic } from '../ir/diagnostic.ts'

/** The cluster could not be asked at all; the diagnostic says why. */
export class NotAsked extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}
