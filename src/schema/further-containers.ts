import type { Static } from '@sinclair/typebox'
import { environmentKeys } from './environment.ts'
import { Lifecycle } from './lifecycle.ts'
import { Probes } from './probes.ts'
import { Resources } from './resources.ts'
import { closed, list, scalar, text } from './shapes.ts'

const containerKeys = {
  name: text('The name of the container; environment blocks change the container of the same name.', {
    examples: ['migrate'],
  }),
  image: text(
    'The image. Without it, the container has the image and the environment variables of the entry, to which its own are added.',
    { examples: ['ghcr.io/example/tools:1.0.0'] },
  ),
  command: list(scalar('One word of the command.'), 'Replaces the ENTRYPOINT of the image (`command`).', {
    examples: [['./migrate']],
  }),
  args: list(scalar('One argument.'), 'Replaces the CMD of the image (`args`).', { examples: [['--port', '5432']] }),
  working_dir: text('The folder in which it runs (`workingDir`).', { examples: ['/app'] }),
  ...environmentKeys,
  resources: Resources,
}

/** A container that runs to its end before the workload starts. */
export const InitContainer = closed(
  'InitContainer',
  'A container that runs to its end before the container of the entry starts, with the volumes of the entry.',
  containerKeys,
  ['name'],
)
export type InitContainer = Static<typeof InitContainer>

/** A container that runs as long as the workload does. */
export const Sidecar = closed(
  'Sidecar',
  'A container that starts first and runs as long as the pod does, with the volumes of the entry. Kubernetes 1.29 or newer.',
  { ...containerKeys, probes: Probes, lifecycle: Lifecycle },
  ['name'],
)
export type Sidecar = Static<typeof Sidecar>

/** The keys that add containers to the pods of a workload. */
export const furtherContainerKeys = {
  init_containers: list(
    InitContainer,
    'Containers that run to their end, one after the other, before the container of the entry starts (`initContainers`).',
    { examples: [[{ name: 'migrate', command: ['./migrate'] }]] },
  ),
  sidecars: list(
    Sidecar,
    'Containers that start before all others, also before `init_containers`, and run as long as the pod does (`initContainers` with `restartPolicy: Always`).',
    { examples: [[{ name: 'proxy', image: 'ghcr.io/example/proxy:1.0.0' }]] },
  ),
}
