import type { Origin } from '../../ir/origin.ts'
import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, fieldsOf, originsOf, trace } from '../../ir/provenance.ts'
import { type Container, primaryPortOf, type Workload } from '../../ir/workload.ts'
import type { LoweredFields, WorkloadExtras } from '../../ir/workload-extras.ts'
import { imageViolation } from '../../k8s/image.ts'
import type { App } from '../../schema/app.ts'
import { toPorts } from './container.ts'
import { toEnv, toEnvFrom } from './environment.ts'
import { extensionsOf } from './extensions.ts'
import { toFurtherContainers } from './further-containers.ts'
import { imageOf } from './image.ts'
import { hasRoute, toRoute } from './ingress.ts'
import { toLifecycle } from './lifecycle.ts'
import { type Lowering, lowered, optionalText, textList } from './lowering.ts'
import { conflictingMounts, noPort, probeHasPrefix } from './messages.ts'
import { toMetadata } from './object-metadata.ts'
import { toRuntimeClass } from './placement.ts'
import { toPodSettings } from './pod-settings.ts'
import { toProbes } from './probes.ts'
import { toAntiAffinity, toDisruptionBudget } from './replicas.ts'
import { toResources } from './resources.ts'
import { toRollout } from './rollout.ts'
import { scalesByRequests, toScaling } from './scaling.ts'
import { toSecurity } from './security.ts'
import { isOutside, toServiceSettings } from './service.ts'
import { withTemporaryFolder } from './temporary-folder.ts'
import { invalidImage } from './unit-messages.ts'
import { toVolumes } from './volumes.ts'

/** A node with the keys of an app, lowered to its workload, with its extras. */
export function toWorkload(
  app: App,
  identity: WorkloadIdentity,
  lowering: Lowering,
  extrasOf?: (fields: LoweredFields) => WorkloadExtras,
): Workload {
  const { entry, namespace, defaults } = lowering
  const routed = hasRoute(app)
  const ports = toPorts(app.container?.ports, lowering)
  const volumes = toVolumes(app.volumes, identity, lowering)
  const scaling = toScaling(
    {
      node: app,
      scaling: app.scaling,
      replicas: app.replicas,
      hasPort: ports.length > 0,
      hasRoute: routed && identity.scalesWithRoute && !isOutside(app.service),
    },
    lowering,
  )
  const security = toSecurity(
    { node: app, security: app.security, hasRoute: routed, volumes, isForeign: identity.isForeign },
    lowering,
  )
  const container = toContainer(app, ports, identity, lowering)
  const mounted = withTemporaryFolder(volumes, security, lowering)
  const workload = lowered<Workload>(app, {
    unit: because(entry.unit, 'name'),
    name: identity.name,
    namespace,
    kind: because(identity.kind, identity.kindOrigins ?? 'name'),
    ...toMetadata(app, identity, lowering),
    selector: because(identity.selector, 'name'),
    container,
    initContainers: because(toFurtherContainers(app, { container, security, volumes: mounted }, identity, lowering), [
      'sidecars',
      'init_containers',
    ]),
    pod: because(toPodSettings(app), originsOf(app)),
    volumes: mounted,
    replicas: scaling.type === 'none' ? app.replicas : undefined,
    scaling,
    disruptionBudget: because(toDisruptionBudget(app.pod_disruption_budget, lowering), 'pod_disruption_budget'),
    antiAffinity: toAntiAffinity(app.anti_affinity),
    rollout: because(toRollout(app, identity.kind, lowering), originsOf(app)),
    runtimeClassName: toRuntimeClass(app, lowering),
    imagePullSecrets: app.image_pull_secrets
      ? app.image_pull_secrets
      : because(defaults.image_pull_secrets ?? [], originsOf(defaults, 'image_pull_secrets')),
    security,
    route: because(toRoute(app, lowering), 'ingress'),
    service: toServiceSettings(app, ports.length > 0, lowering),
    extensions: extensionsOf(entry.node, app),
  })
  reportImpossible(app, workload, lowering)
  if (!extrasOf) return workload
  const extras = extrasOf({ ...workload, scalesByRequests: scalesByRequests(scaling, lowering) })
  return trace<Workload>(workload, { ...workload, ...fieldsOf(extras) })
}

function toContainer(app: App, ports: Container['ports'], identity: WorkloadIdentity, lowering: Lowering): Container {
  return lowered<Container>(app, {
    name: identity.name,
    image: because(checkedImage(app, identity, lowering), imageOrigins(app, lowering)),
    command: because(textList(app.container?.command), originsOf(app.container, 'command')),
    args: because(textList(app.container?.args), originsOf(app.container, 'args')),
    workingDir: because(app.container?.working_dir, originsOf(app.container, 'working_dir')),
    imagePullPolicy: app.image_pull_policy,
    ports: because(ports, originsOf(app.container, 'ports')),
    env: because(toEnv(app, identity, lowering), ['environment', 'env_refs']),
    envFrom: toEnvFrom(app.env_from, lowering),
    resources: toResources(app.resources, lowering),
    probes: toProbes(app.probes, ports, lowering),
    lifecycle: toLifecycle(app.lifecycle, ports, lowering),
  })
}

function checkedImage(app: App, { imageName, isBuilt }: WorkloadIdentity, lowering: Lowering): string {
  const image = imageOf(
    { name: imageName, image: app.image, tag: app.build && optionalText(app.build, 'tag'), isBuilt },
    lowering,
  )
  const violation = imageViolation(image)
  if (violation) lowering.report(invalidImage(image, violation, imageOrigins(app, lowering).at(-1)))
  return image
}

/** The registry, the name and the tag, or the image that was written. */
function imageOrigins(app: App, { defaults }: Lowering): readonly Origin[] {
  if (app.image !== undefined) return originsOf(app, 'image')
  return [...originsOf(app, 'name'), ...originsOf(defaults, 'registry'), ...originsOf(app.build, 'tag')]
}

function reportImpossible(app: App, workload: Workload, lowering: Lowering): void {
  const isStack = lowering.entry.section === 'compose'
  if (!primaryPortOf(workload) && workload.route)
    lowering.report(noPort('an ingress', isStack, originsOf(app, 'ingress')[0]))
  if (!primaryPortOf(workload) && scalesByRequests(workload.scaling, lowering) && !workload.route)
    lowering.report(noPort(`scaling of type "${workload.scaling.type}"`, isStack, originsOf(app, 'scaling')[0]))
  workload.volumes.forEach((volume, index) => {
    const earlier = workload.volumes.slice(0, index).find(({ mountPath }) => mountPath === volume.mountPath)
    if (earlier)
      lowering.report(
        conflictingMounts(volume.mountPath, originsOf(volume, 'mountPath')[0], originsOf(earlier, 'mountPath')[0]),
      )
  })
  const prefix = workload.route?.rewrite?.target === '/' ? workload.route.rewrite.prefix : undefined
  for (const probe of Object.values(workload.container.probes)) {
    const { handler } = probe as NonNullable<Workload['container']['probes']['startup']>
    if (prefix && handler.kind === 'http' && (handler.path === prefix || handler.path.startsWith(`${prefix}/`)))
      lowering.report(probeHasPrefix(handler.path, prefix, originsOf(handler, 'path')[0]))
  }
}
