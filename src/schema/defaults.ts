import { type Static, Type } from '@sinclair/typebox'
import { type Queue, queueSchema } from './queue.ts'
import { closed, described, type Spelled, text, textPerEnvironment } from './shapes.ts'

/** What holds for all entries unless they say otherwise. */
export const Defaults = closed('Defaults', 'What holds for all entries unless they say otherwise.', {
  namespace: text('The namespace of entries that name none.', { default: 'default', examples: ['apps'] }),
  registry: textPerEnvironment(
    'The registry and folder in front of image names, for all environments or by environment.',
    {
      examples: [{ local: 'registry.localhost:5111', gcp: 'us-central1-docker.pkg.dev/my-project/apps' }],
    },
  ),
  ingress: textPerEnvironment('The ingress class, for all environments or by environment.', {
    examples: [{ local: 'traefik', gcp: 'haproxy' }],
  }),
  image_pull_secrets: Type.Unsafe<string[] | Record<string, string[]>>({
    type: ['array', 'object'],
    items: { type: 'string', minLength: 1 },
    additionalProperties: { type: 'array', items: { type: 'string', minLength: 1 } },
    description:
      'The Secrets with which nodes pull images (`imagePullSecrets`), for all environments or by environment.',
    examples: [{ gcp: ['registry-credentials'] }],
  }),
  queue: described(
    Type.Unsafe<Spelled<Queue>>(queueSchema),
    'The broker of every queue whose `scaling.queue` does not name one.',
  ),
})
export type Defaults = Static<typeof Defaults>
