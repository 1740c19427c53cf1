import type { Static } from '@sinclair/typebox'
import { Build } from './build.ts'
import { Container } from './container.ts'
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
import { Volume } from './volumes.ts'
import { whatRunsKeys } from './what-runs.ts'
import { workloadKeys } from './workload-keys.ts'

/** A service with a Dockerfile of its own, or with an image that exists. */
export const App = {
  ...extensible(
    'App',
    'A service with a Dockerfile of its own, or with an image that exists: a Deployment and all that belongs to it.',
    {
      ...entryKeys('The name of the app and of its Deployment, Service and image.'),
      path: text("The app's folder, relative to apps.yaml; not needed with `image`.", { examples: ['apps/fastapi'] }),
      image: text('An image that exists, instead of one that is built from `path`.', {
        examples: ['ghcr.io/example/api:1.4.2'],
      }),
      build: Build,
      container: Container,
      resources: Resources,
      scaling: Scaling,
      probes: Probes,
      ingress: Ingress,
      ingress_annotations: IngressAnnotations,
      security: Security,
      ...environmentKeys,
      volumes: list(Volume, 'Storage that the container mounts; environment blocks change volumes by their name.'),
      ...whatRunsKeys,
      ...replicaKeys,
      ...workloadKeys,
      depends_on: DependsOn,
      port: localPort('The local port that a development tool forwards to the app; goes into the metadata only.', 8000),
      ...developmentKeys,
    },
    ['name'],
  ),
  if: { not: { required: ['image'] } },
  then: { required: ['path'] },
}
export type App = Static<typeof App>
