import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, originsOf } from '../../ir/provenance.ts'
import type { InitContainer as InitContainerIr, Workload } from '../../ir/workload.ts'
import type { App } from '../../schema/app.ts'
import type { InitContainer, Sidecar } from '../../schema/further-containers.ts'
import { toEnv, toEnvFrom } from './environment.ts'
import { toLifecycle } from './lifecycle.ts'
import { type Lowering, lowered, textList } from './lowering.ts'
import { toProbes } from './probes.ts'
import { toResources } from './resources.ts'

/** What containers that are added to a pod have from the workload. */
type Owner = Pick<Workload, 'container' | 'security' | 'volumes'>

/** The containers that start before the workload's own: first those that stay, then those that run to their end. */
export function toFurtherContainers(
  { sidecars = [], init_containers: first = [] }: App,
  owner: Owner,
  identity: WorkloadIdentity,
  lowering: Lowering,
): readonly InitContainerIr[] | undefined {
  if (sidecars.length + first.length === 0) return undefined
  const toOne = (written: InitContainer | Sidecar, isSidecar: boolean) =>
    lowered<InitContainerIr>(written, {
      container: because(toContainer(written, owner, identity, lowering), originsOf(written)),
      volumes: because(owner.volumes, originsOf(written)),
      securityContext: because(
        owner.security.containerSecurityContext,
        originsOf(owner.security, 'containerSecurityContext'),
      ),
      ...(isSidecar && { isSidecar: because(true, originsOf(written)) }),
    })
  return [...sidecars.map(each => toOne(each, true)), ...first.map(each => toOne(each, false))]
}

/** A container without an image is the workload's own image at other work, with the same variables. */
function toContainer(
  written: InitContainer | Sidecar,
  { container: own }: Owner,
  identity: WorkloadIdentity,
  lowering: Lowering,
): InitContainerIr['container'] {
  const { command, args, probes, lifecycle } = written as Sidecar
  const isOwn = written.image === undefined
  const env = toEnv({ ...written, container: { command, args } }, identity, lowering)
  const inherited = isOwn ? own.env.filter(({ name }) => !env.some(each => each.name === name)) : []
  return lowered<InitContainerIr['container']>(written, {
    name: written.name,
    image: because(written.image ?? own.image, isOwn ? originsOf(own, 'image') : 'image'),
    command: textList(command),
    args: textList(args),
    workingDir: written.working_dir,
    imagePullPolicy: because(own.imagePullPolicy, originsOf(own, 'imagePullPolicy')),
    ports: [],
    env: because([...inherited, ...env], ['environment', 'env_refs']),
    envFrom: [...(isOwn ? own.envFrom : []), ...toEnvFrom(written.env_from, lowering)],
    resources: toResources(written.resources, lowering),
    probes: toProbes(probes, [], lowering),
    lifecycle: toLifecycle(lifecycle, [], lowering),
  })
}
