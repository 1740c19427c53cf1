import {
  type ConfigNode,
  keyOriginOf,
  lowered,
  originsOf,
  trace,
  violationOfDns1123Subdomain,
  type Workload,
} from 'k3s-platform/plugin'
import type { Alias } from './aliases.ts'
import { type Controller, toController } from './controller.ts'
import { type Environment, toEnvironment } from './environment.ts'
import { toProbes } from './healthcheck.ts'
import { toInitContainers, toLifecycle } from './hooks.ts'
import { type Image, toImage } from './image.ts'
import { toAnnotations } from './labels.ts'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import { reportLosses } from './losses.ts'
import { mergedContext } from './merged-context.ts'
import { slugOf } from './names.ts'
import { toNetworkLabels } from './networks.ts'
import { withOverrides } from './overrides.ts'
import { toPod } from './pod.ts'
import { PROJECT_LABEL, withPolicy } from './policy.ts'
import { withAppProtocols } from './port-protocols.ts'
import { toPorts } from './ports.ts'
import { toContainerSettings, toProcess } from './process.ts'
import { toReplicas } from './replicas.ts'
import { toResources } from './resources.ts'
import { toRollout } from './rollout.ts'
import { toSecurityContexts, toSecurityNode } from './security.ts'
import { type SecurityOptions, toSecurityOptions } from './security-options.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'
import { collectFileMounts } from './volumes/file-mounts.ts'
import { mountedContents, mountedVolumes } from './volumes/mounted.ts'
import { collectMounts } from './volumes/mounts.ts'
import { Storage } from './volumes/storage.ts'
import type { Wave } from './waves.ts'

/** What the stack as a whole says about one of its services. */
export interface Place {
  readonly aliases: readonly Alias[]
  readonly wave: Wave | undefined
  readonly lastWave: Wave | undefined
}

/**
 * A service as a workload. What apps.yaml has keys for is written with these keys first, so that apps.yaml can lay its
 * own words over it and all of it means what it means for an app; the rest is added in Kubernetes' terms.
 */
export function toWorkload(subject: Subject, place: Place): Workload {
  reportLosses(subject)
  const { service, stack } = subject
  const storage = new Storage()
  collectMounts(subject, storage)
  collectFileMounts(subject, storage)
  const parts: Parts = {
    image: toImage(subject),
    controller: toController(subject),
    environment: toEnvironment(subject),
    options: toSecurityOptions(subject),
    storage,
  }
  const node = withOverrides(toNode(subject, parts), storage.changeable, subject)
  const lowered = stack.entry.workload(node, identityOf(subject, parts))
  return withRest(lowered, subject, parts, place, service.network_mode === 'none')
}

interface Parts {
  readonly image: Image
  readonly controller: Controller
  readonly environment: Environment
  readonly options: SecurityOptions
  readonly storage: Storage
}

/** The service with the keys of an app. */
function toNode(subject: Subject, parts: Parts): ConfigNode {
  const { name, host, service, stack } = subject
  const ports = toPorts(subject)
  const process = toProcess(subject)
  const container = lowered<ConfigNode>(
    service,
    { ...process, ...(ports.length > 0 && { ports }) },
    {
      command: originsOf(process, 'command'),
      args: originsOf(process, 'args'),
      ports: [...originsOf(service, 'ports'), ...originsOf(service, 'expose')],
    },
  )
  const key = keyOriginOf(stack.compose.services, name)
  const volumes = parts.storage.changeable.map(volume => volume.node)
  const security = toSecurityNode(subject, parts.options)
  return lowered<ConfigNode>(
    service,
    {
      ...parts.image.node,
      name: host,
      container,
      resources: toResources(subject),
      environment: parts.environment.node,
      probes: toProbes(subject),
      security,
      volumes: volumes.length > 0 ? volumes : undefined,
      replicas: toReplicas(subject, parts.controller.kind),
    },
    {
      name: key ? [key] : originsOf(service),
      build: originsOf(parts.image.node, 'build'),
      image: originsOf(parts.image.node, 'image'),
      probes: 'healthcheck',
      security: originsOf(security),
      resources: originsOf(service.deploy, 'resources'),
      replicas: service.deploy?.replicas === undefined ? 'scale' : originsOf(service.deploy, 'replicas'),
    },
  )
}

function identityOf({ host, stack }: Subject, { controller, image, storage }: Parts) {
  const labels = {
    app: host,
    'app.kubernetes.io/name': host,
    'app.kubernetes.io/part-of': stack.name,
    'app.kubernetes.io/managed-by': 'k3s-platform',
    [PROJECT_LABEL]: stack.name,
    'k3scompose.io/service': host,
  }
  return {
    name: host,
    kind: controller.kind,
    labels,
    selector: { app: host, [PROJECT_LABEL]: stack.name, 'k3scompose.io/service': host },
    imageName: image.name,
    secretName: `${stack.name}-${host}-secrets`,
    scalesWithRoute: false,
    isBuilt: image.isBuilt,
    isForeign: true,
    claimName: (volume: string) =>
      storage.changeable.find(({ node }) => node.name === volume)?.claim ?? `${stack.name}-${host}-${slugOf(volume)}`,
  }
}

/** What apps.yaml has no keys for. */
function withRest(
  workload: Workload,
  subject: Subject,
  { controller, environment, options, storage }: Parts,
  { aliases, wave, lastWave }: Place,
  isAlone: boolean,
): Workload {
  const { service } = subject
  const { security, container } = workload
  const contexts = toSecurityContexts(subject, options)
  const { annotations, podAnnotations } = toAnnotations(subject)
  const settings = toContainerSettings(subject)
  const lifecycle = toLifecycle(subject)
  const volumes = mountedVolumes(workload.volumes, storage)
  const configMaps = [...(environment.configMap ? [environment.configMap] : []), ...mountedContents(volumes, storage)]
  const ports = withAppProtocols(container.ports, service)
  const isHeadless = ports.length === 0 || service.deploy?.endpoint_mode === 'dnsrr'
  const hasDiscovery = !isAlone && (isHeadless || aliases.length > 0)
  const made: Workload = lowered(
    workload,
    {
      ...workload,
      container: lowered(
        container,
        {
          ...container,
          ...settings,
          ports,
          envFrom: [...(environment.envFrom ? [environment.envFrom] : []), ...container.envFrom],
          lifecycle,
        },
        {
          ...Object.fromEntries(Object.keys(settings).map(key => [key, originsOf(settings, key)])),
          envFrom: [...originsOf(environment.envFrom, 'object'), ...originsOf(container, 'envFrom')],
          lifecycle: [...originsOf(service, 'post_start'), ...originsOf(service, 'pre_stop')],
        },
      ),
      volumes,
      configMaps: configMaps.length > 0 ? configMaps : undefined,
      annotations,
      podAnnotations,
      podLabels: toNetworkLabels(subject),
      pod: toPod(subject),
      rollout: toRollout(subject, controller.kind),
      job: controller.job,
      wave: wave?.wave,
      routeWave: workload.route && lastWave?.wave,
      runtimeClassName: workload.runtimeClassName ?? runtimeOf(subject),
      security: lowered(security, {
        ...security,
        networkPolicy: withPolicy(workload, subject),
        podSecurityContext: mergedContext(security.podSecurityContext, contexts.pod),
        containerSecurityContext: mergedContext(security.containerSecurityContext, contexts.container),
      }),
      discovery: hasDiscovery
        ? trace(
            service,
            { headless: isHeadless, aliases: namesOf(aliases, service) },
            {
              headless: [...originsOf(service.deploy, 'endpoint_mode'), ...originsOf(workload, 'name')],
              aliases: aliases.flatMap(alias => alias.origins),
            },
          )
        : undefined,
    },
    {
      kind: controller.origins.length > 0 ? controller.origins : originsOf(workload, 'kind'),
      configMaps: configMaps.flatMap(configMap => originsOf(configMap, 'name')),
      podLabels: originsOf(service, 'networks'),
      pod: originsOf(service),
      rollout: originsOf(service.deploy, 'update_config'),
      job: controller.origins,
      wave: wave?.origins ?? [],
      routeWave: lastWave?.origins ?? [],
      runtimeClassName: originsOf(service, 'runtime'),
      discovery: originsOf(workload, 'name'),
    },
  )
  const initContainers = toInitContainers(subject, made)
  return initContainers
    ? lowered(made, { ...made, initContainers }, { initContainers: originsOf(service, 'pre_start') })
    : made
}

function runtimeOf({ service, report }: Subject): string | undefined {
  const { runtime } = service
  if (runtime === undefined) return undefined
  const at = originsOf(service, 'runtime')[0]
  const violation = violationOfDns1123Subdomain(runtime)
  if (runtime === 'runc') report(ignoredKey('runtime: runc', 'it is what every node has', at))
  else if (violation)
    report(
      unsupportedKey('runtime', `no RuntimeClass can be called "${runtime}": ${violation}`, 'Name a RuntimeClass.', at),
    )
  else {
    const needs = `needs a RuntimeClass of this name in the cluster, or there will be no pods`
    report(approximatedKey(`runtime: ${runtime}`, needs, at))
    return runtime
  }
  return undefined
}

function namesOf(aliases: readonly Alias[], service: object): readonly string[] {
  return tracedList(
    service,
    aliases.map(alias => alias.name),
    aliases.map(alias => alias.origins),
  )
}
