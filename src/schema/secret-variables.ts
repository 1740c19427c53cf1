import type { Static } from '@sinclair/typebox'
import { flag, mapOf } from './shapes.ts'

/** What is a secret, where names and values do not tell. */
export const SecretVariables = mapOf(
  flag('Whether its value is a secret.'),
  'Whether variables are secrets, by their names or by patterns with `*`, where names and values do not tell it; an entry overrules what is said for all.',
  { examples: [{ TOKEN_TTL: false, GREETING: true, 'LEGACY_*': true }] },
)
export type SecretVariables = Static<typeof SecretVariables>
