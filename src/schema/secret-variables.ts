import type { Static } from '@sinclair/typebox'
import { flag, mapOf } from './shapes.ts'

/** Which variables are secrets, if names and values do not show it. */
export const SecretVariables = mapOf(
  flag('Whether its value is a secret.'),
  'Whether variables are secrets, by their names or by patterns with `*`, if names and values do not show it; an entry overrides the rules for all.',
  { examples: [{ TOKEN_TTL: false, GREETING: true, 'LEGACY_*': true }] },
)
export type SecretVariables = Static<typeof SecretVariables>
