import type { Static } from '@sinclair/typebox'
import { DependsOn } from './depends-on.ts'
import { entryKeys } from './entry.ts'
import { extensible, text } from './shapes.ts'

/** Kubernetes objects that are written by hand, or by another program. */
export const Manifests = extensible(
  'Manifests',
  'Kubernetes objects from files of the repository, which join the tree as they are.',
  {
    ...entryKeys('The name of the entry.'),
    path: text('A YAML file, or a folder of YAML files, relative to apps.yaml.', { examples: ['deploy/monitoring'] }),
    depends_on: DependsOn,
  },
  ['name', 'path'],
)
export type Manifests = Static<typeof Manifests>
