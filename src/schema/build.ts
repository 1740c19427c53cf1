import type { Static } from '@sinclair/typebox'
import { closed, mapOf, scalar, text } from './shapes.ts'

/** How the image of an entry is built, and under which tag it is referred to. */
export const Build = closed('Build', 'How the image is built, and under which tag the manifests refer to it.', {
  dockerfile: text("The Dockerfile, relative to the entry's path.", { default: 'Dockerfile' }),
  dockerfile_dev: text(
    'The Dockerfile for development with hot reload; it goes into the metadata, not into manifests.',
    {
      examples: ['Dockerfile.dev'],
    },
  ),
  context: text("The build context, relative to the entry's path.", { default: '.' }),
  target: text('The stage of a multi-stage Dockerfile to build.', { examples: ['production'] }),
  args: mapOf(scalar('The value of the argument.'), 'Build arguments, passed to the Dockerfile as `ARG`.', {
    examples: [{ PYTHON_VERSION: '3.12' }],
  }),
  tag: scalar('The image tag in the manifests; `--tag` on the command line wins.', {
    default: 'latest',
    examples: ['1.4.2'],
  }),
})
export type Build = Static<typeof Build>
