import type { Static } from '@sinclair/typebox'
import { Build } from './build.ts'
import { DependsOn } from './depends-on.ts'
import { developmentKeys, localPort } from './development.ts'
import { entryKeys } from './entry.ts'
import { environmentKeys } from './environment.ts'
import { Ingress, IngressAnnotations } from './ingress.ts'
import { Probes } from './probes.ts'
import { replicaKeys } from './replicas.ts'
import { Resources } from './resources.ts'
import { Scaling } from './scaling.ts'
import { Security } from './security.ts'
import { extensible, list, text } from './shapes.ts'
import { MountedSecret, Volume } from './volumes.ts'
import { workloadKeys } from './workload-keys.ts'

/** A folder of Python functions, each of which becomes a workload. */
export const Serverless = extensible(
  'Serverless',
  'A folder of Python functions, each of which becomes a workload. What is set here holds for all of them; a decorator wins, an environment block wins over both.',
  {
    ...entryKeys("The name of the entry; a function's objects are called `<entry>-<function>`."),
    path: text('The folder of the functions, relative to apps.yaml.', { examples: ['apps/serverless-example'] }),
    build: Build,
    resources: Resources,
    scaling: Scaling,
    probes: Probes,
    ingress: Ingress,
    ingress_annotations: IngressAnnotations,
    security: Security,
    ...environmentKeys,
    secrets: list(MountedSecret, 'Secrets that every function sees as files.'),
    volumes: list(Volume, 'Storage that every function mounts; environment blocks change volumes by their name.'),
    ...replicaKeys,
    ...workloadKeys,
    depends_on: DependsOn,
    port_base: localPort(
      'The local port of the first function for a development tool, the next function has the next; goes into the metadata only.',
      8081,
    ),
    ...developmentKeys,
  },
  ['name', 'path'],
)
export type Serverless = Static<typeof Serverless>
