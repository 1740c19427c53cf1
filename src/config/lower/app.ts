import type { Origin } from '../../ir/origin.ts'
import { originsOf } from '../../ir/provenance.ts'
import type { Build as BuildIr, Development } from '../../ir/unit.ts'
import { primaryPortOf, type Workload } from '../../ir/workload.ts'
import { imageViolation } from '../../k8s/image.ts'
import type { App } from '../../schema/app.ts'
import { toPorts } from './container.ts'
import { toEnv, toEnvFrom } from './environment.ts'
import { imageOf } from './image.ts'
import { hasRoute, toRoute } from './ingress.ts'
import { type Lowering, lowered, optionalText, textList, textMap } from './lowering.ts'
import { conflictingMounts, noPort, probeHasPrefix } from './messages.ts'
import { toProbes } from './probes.ts'
import { toAntiAffinity, toDisruptionBudget } from './replicas.ts'
import { toResources } from './resources.ts'
import { toScaling } from './scaling.ts'
import { toSecurity } from './security.ts'
import { withTemporaryFolder } from './temporary-folder.ts'
import { invalidImage } from './unit-messages.ts'
import { toVolumes } from './volumes.ts'

/** An entry of `apps` as the workload that it becomes. */
export function toWorkload(app: App, lowering: Lowering): Workload {
  const { entry, namespace, defaults } = lowering
  const routed = hasRoute(app)
  const ports = toPorts(app.container?.ports, lowering)
  const volumes = toVolumes(app.volumes, lowering)
  const scaling = toScaling(
    { node: app, scaling: app.scaling, replicas: app.replicas, hasPort: ports.length > 0, hasRoute: routed },
    lowering,
  )
  const security = toSecurity({ node: app, security: app.security, hasRoute: routed, volumes }, lowering)
  const container = {
    name: app.name,
    image: checkedImage(app, lowering),
    command: textList(app.container?.command),
    args: textList(app.container?.args),
    ports,
    env: toEnv(app, lowering),
    envFrom: toEnvFrom(app.env_from, lowering),
    resources: toResources(app.resources, lowering),
    probes: toProbes(app.probes, ports, lowering),
  }
  const workload: Workload = {
    unit: entry.unit,
    name: app.name,
    namespace,
    kind: 'Deployment',
    labels: {
      app: app.name,
      'app.kubernetes.io/name': app.name,
      'app.kubernetes.io/managed-by': 'k3s-platform',
      'k3sapp.io/app': app.name,
    },
    selector: { app: app.name, 'k3sapp.io/app': app.name },
    container: lowered(app, container, {
      image: imageOrigins(app, lowering),
      command: originsOf(app.container, 'command'),
      args: originsOf(app.container, 'args'),
      ports: originsOf(app.container, 'ports'),
      env: ['environment', 'env_refs'],
    }),
    volumes: withTemporaryFolder(volumes, security, lowering),
    replicas: scaling.type === 'none' ? app.replicas : undefined,
    scaling,
    disruptionBudget: toDisruptionBudget(app.pod_disruption_budget, lowering),
    antiAffinity: toAntiAffinity(app.anti_affinity),
    runtimeClassName: app.resources?.gpu?.runtime_class,
    imagePullSecrets: defaults.image_pull_secrets ?? [],
    security,
    route: toRoute(app, lowering),
  }
  reportImpossible(app, workload, lowering)
  return lowered(app, workload, {
    disruptionBudget: 'pod_disruption_budget',
    route: 'ingress',
    unit: 'name',
    labels: 'name',
    selector: 'name',
    kind: 'name',
    runtimeClassName: originsOf(app.resources?.gpu, 'runtime_class'),
    imagePullSecrets: originsOf(defaults, 'image_pull_secrets'),
  })
}

/** How the app's image is built; nothing when it exists already. */
export function toBuild(app: Pick<App, 'build' | 'image' | 'path'>): BuildIr | undefined {
  if (app.image !== undefined) return undefined
  const build = app.build ?? {}
  return lowered(build, {
    path: app.path,
    dockerfile: build.dockerfile ?? 'Dockerfile',
    dockerfileDev: build.dockerfile_dev,
    context: build.context ?? '.',
    target: build.target,
    args: textMap(build.args),
  })
}

/** What development tools want to know. */
export function toDevelopment(
  entry: Pick<App, 'live_update' | 'port' | 'sync'> & { readonly port_base?: number },
): Development {
  return lowered(entry, {
    port: entry.port,
    portBase: entry.port_base,
    liveUpdate: entry.live_update,
    sync: entry.sync?.map(({ src, dest }) => ({ source: src, destination: dest })),
  })
}

function checkedImage(app: App, lowering: Lowering): string {
  const image = imageOf(
    { name: app.name, image: app.image, tag: app.build && optionalText(app.build, 'tag') },
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
  if (!primaryPortOf(workload) && workload.route) lowering.report(noPort('an ingress', originsOf(app, 'ingress')[0]))
  if (!primaryPortOf(workload) && workload.scaling.type === 'keda-http' && !workload.route)
    lowering.report(noPort('scaling of type "keda-http"', originsOf(app, 'scaling')[0]))
  workload.volumes.forEach((volume, index) => {
    const earlier = workload.volumes.slice(0, index).find(({ mountPath }) => mountPath === volume.mountPath)
    if (earlier)
      lowering.report(
        conflictingMounts(volume.mountPath, originsOf(volume, 'mountPath')[0], originsOf(earlier, 'mountPath')[0]),
      )
  })
  const prefix = workload.route?.rewrite?.target === '/' ? workload.route.path : undefined
  for (const probe of Object.values(workload.container.probes)) {
    const { handler } = probe as NonNullable<Workload['container']['probes']['startup']>
    if (prefix && handler.kind === 'http' && (handler.path === prefix || handler.path.startsWith(`${prefix}/`)))
      lowering.report(probeHasPrefix(handler.path, prefix, originsOf(handler, 'path')[0]))
  }
}
