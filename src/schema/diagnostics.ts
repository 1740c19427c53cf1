import type { Static } from '@sinclair/typebox'
import { mapOf, oneOf } from './shapes.ts'

/** How much each diagnostic matters to this project. */
export const DiagnosticSettings = mapOf(
  oneOf(
    { off: 'Not reported.', info: 'Shown with `--verbose`.', warning: 'Shown.', error: 'Stops the build.' },
    'How much it matters; `off` silences it.',
  ),
  'How much single diagnostics matter, by their code.',
  { examples: [{ 'check/mutable-tag': 'off' }] },
)
export type DiagnosticSettings = Static<typeof DiagnosticSettings>
