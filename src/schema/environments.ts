import type { Static } from '@sinclair/typebox'
import { Type } from '@sinclair/typebox'
import { closed, flag, text } from './shapes.ts'

/** A place that the project is deployed to. */
export const Environment = closed('Environment', 'A place that the project is deployed to.', {
  domain: text('The host of every route that names none.', { examples: ['api.example.com'] }),
  tls: flag('Whether routes are served with TLS unless they say otherwise.', { default: false }),
  tls_secret: text('The Secret with the certificate; a name like `letsencrypt-prod` is taken for a ClusterIssuer.', {
    examples: ['letsencrypt-prod'],
  }),
  tls_issuer: text('The cert-manager ClusterIssuer that makes certificates.', { examples: ['letsencrypt-prod'] }),
  debug: flag('Marks an environment for debugging, in the metadata.', { default: false }),
})
export type Environment = Static<typeof Environment>

/** The environments by their names, each of which may be empty. */
export const Environments = Type.Unsafe<Record<string, Environment | null>>({
  type: 'object',
  description: 'The environments by their names; entries have a block for each under the same name.',
  propertyNames: { pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
  additionalProperties: { ...Environment, type: ['object', 'null'] },
})
export type Environments = Static<typeof Environments>
