import type { Context, Diagnostic } from 'k3s-platform/plugin'
import type { Shape } from './shape.ts'

/** What reads one project, and where it reports. */
export interface Reading {
  readonly files: Context['files']
  readonly shape: Shape
  /** Variables that are not set, by the places of values that refer to them. */
  readonly unset: Map<string, readonly string[]>
  /** Reports a diagnostic, each once; after an error there is no project. */
  report(diagnostic: Diagnostic): void
}
