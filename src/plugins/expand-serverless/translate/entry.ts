import type { Context, Diagnostic, Serverless, UnexpandedEntry, UnitKey } from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'

/** An entry of functions on its way into the cluster. */
export interface FunctionEntry {
  readonly unit: UnitKey
  readonly name: string
  readonly namespace: string
  readonly entry: UnexpandedEntry
  /** The entry of apps.yaml with the environment's block in it. */
  readonly settings: Serverless
  readonly context: Context
  /** Whether its image is built by a Dockerfile that is made. */
  readonly isImageMade: boolean
  report(diagnostic: Diagnostic): void
}

/** One function of an entry. */
export interface Subject {
  readonly found: DiscoveredFunction
  /** Its name in the cluster. */
  readonly host: string
  readonly owner: FunctionEntry
  report(diagnostic: Diagnostic): void
}
