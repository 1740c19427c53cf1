import type { Context, Diagnostic } from 'k3s-platform/plugin'
import type { Shape } from './shape.ts'

/** What reads one project, and whom it tells. */
export interface Reading {
  readonly files: Context['files']
  readonly shape: Shape
  /** Tells the user something, each thing once; an error leaves no project. */
  report(diagnostic: Diagnostic): void
}
