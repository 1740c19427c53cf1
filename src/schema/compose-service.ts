import type { Static } from '@sinclair/typebox'
import { environmentKeys } from './environment.ts'
import { Ingress } from './ingress.ts'
import { Probes } from './probes.ts'
import { replicaKeys } from './replicas.ts'
import { Resources } from './resources.ts'
import { Scaling } from './scaling.ts'
import { Security } from './security.ts'
import { extensible, flag, list, text } from './shapes.ts'
import { ServiceVolume } from './volumes.ts'
import { workloadKeys } from './workload-keys.ts'

/** What the compose file does not say about a service, or says otherwise. */
export const ComposeService = extensible(
  'ComposeService',
  'What the compose file does not say about a service, or says otherwise.',
  {
    enabled: flag(
      'Whether the service is built: `false` leaves it out, `true` builds it whatever its profiles. In `defaults`, `false` leaves out all services that do not set `true`.',
    ),
    image_facts: text(
      'What the build assumes about the storage of the image: `off` for nothing, or a well-known image that this one is based on. Without it, what is known of the image.',
      { examples: ['postgres:17', 'off'] },
    ),
    resources: Resources,
    scaling: Scaling,
    probes: Probes,
    ingress: Ingress,
    security: Security,
    ...environmentKeys,
    volumes: list(ServiceVolume, 'Volumes of the compose file to be changed, by their name, and further ones.'),
    ...replicaKeys,
    ...workloadKeys,
  },
)
export type ComposeService = Static<typeof ComposeService>
