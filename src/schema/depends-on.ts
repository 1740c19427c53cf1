import type { Static } from '@sinclair/typebox'
import { closed, list, oneOf, text } from './shapes.ts'

/** Another entry that must be there first. */
export const Dependency = closed(
  'Dependency',
  'Another entry that must be there first.',
  {
    name: text('The name of the entry.', { examples: ['valkey'] }),
    type: oneOf(
      {
        helm: 'A chart of `helm`.',
        app: 'An entry of `apps`.',
        apps: 'The same as `app`.',
        serverless: 'An entry of `serverless`.',
        compose: 'A stack of `compose`.',
        manifests: 'An entry of `manifests`.',
      },
      'The section of the entry, needed when several have one of that name; `app` and `apps` are the same.',
    ),
  },
  ['name'],
)
export type Dependency = Static<typeof Dependency>

/** The entries that must be there first. */
export const DependsOn = list(
  Dependency,
  'Entries that must be there first: Argo CD applies them in an earlier sync wave.',
)
export type DependsOn = Static<typeof DependsOn>
