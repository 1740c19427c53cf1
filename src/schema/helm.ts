import type { Static } from '@sinclair/typebox'
import { DependsOn } from './depends-on.ts'
import { entryKeys } from './entry.ts'
import { anything, extensible, scalar, text } from './shapes.ts'

/** A Helm chart, installed by an Argo CD Application. */
export const Helm = extensible(
  'Helm',
  'A third-party Helm chart, installed by an Argo CD Application.',
  {
    ...entryKeys('The name of the release and of the Application.'),
    chart: text('The chart, as `<repository>/<chart>` with a name from `repositories`, or as a whole address.', {
      examples: ['bitnami/valkey'],
    }),
    version: scalar('The exact version of the chart.', { examples: ['5.0.10'] }),
    values: text('A values file, relative to apps.yaml; the file of an environment block is merged over it.', {
      examples: ['apps/valkey/values.yaml'],
    }),
    values_inline: anything('Values that are merged over those of the values files.', {
      examples: [{ replica: { replicaCount: 1 } }],
    }),
    depends_on: DependsOn,
  },
  ['name', 'chart', 'version'],
)
export type Helm = Static<typeof Helm>
