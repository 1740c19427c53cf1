import { type Static, Type } from '@sinclair/typebox'
import { closed, flag, list, text } from './shapes.ts'

/** Files that a development tool copies into the running container. */
export const Sync = closed(
  'Sync',
  'Files that a development tool copies into the running container.',
  {
    src: text("A folder or file, relative to the entry's path.", { examples: ['src/'] }),
    dest: text('Where it belongs inside the container.', { examples: ['/app/src/'] }),
  },
  ['src', 'dest'],
)
export type Sync = Static<typeof Sync>

/** Keys for development tools: they go into the metadata next to the manifests, never into manifests. */
export const developmentKeys = {
  live_update: flag('Whether a development tool updates the running container; goes into the metadata only.', {
    default: false,
  }),
  sync: list(Sync, 'What a development tool copies into the running container; goes into the metadata only.'),
}

/** A local port for a development tool to forward. */
export function localPort(description: string, example: number) {
  return Type.Integer({ minimum: 1, maximum: 65535, description, examples: [example] })
}
