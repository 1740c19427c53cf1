import { type App, type LoweredFields, lowered, originsOf, trace, type WorkloadExtras } from 'k3s-platform/plugin'
import type { Alias } from './aliases.ts'
import { toInitContainers, toLifecycle } from './hooks.ts'
import { toAnnotations } from './labels.ts'
import { mergedContext } from './merged-context.ts'
import { toNetworkLabels } from './networks.ts'
import type { Parts } from './parts.ts'
import { toPod } from './pod.ts'
import { withPolicy } from './policy.ts'
import { withAppProtocols } from './port-protocols.ts'
import { toContainerSettings } from './process.ts'
import { toRollout } from './rollout.ts'
import { toRuntimeClass } from './runtime-class.ts'
import { toSecurityContexts } from './security.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'
import { mountedContents, mountedVolumes } from './volumes/mounted.ts'
import type { Wave } from './waves.ts'

/** What the stack as a whole says about one of its services. */
export interface Place {
  readonly aliases: readonly Alias[]
  readonly wave: Wave | undefined
  readonly lastWave: Wave | undefined
}

/** What a service is made from: itself, its node with the keys of an app, and what else is known of it. */
export interface Translated {
  readonly subject: Subject
  readonly node: App
  readonly parts: Parts
  readonly place: Place
}

/** What a service has that apps.yaml has no keys for. */
export function serviceExtras(fields: LoweredFields, { subject, node, parts, place }: Translated): WorkloadExtras {
  const { service } = subject
  const { controller, environment, storage } = parts
  const { wave, lastWave } = place
  const { annotations, podAnnotations } = toAnnotations(subject)
  const container = toContainer(fields, subject, parts)
  const security = toSecurity(fields, subject, parts)
  const volumes = mountedVolumes(fields.volumes, storage)
  const configMaps = [...(environment.configMap ? [environment.configMap] : []), ...mountedContents(volumes, storage)]
  return lowered<WorkloadExtras>(
    node,
    {
      container,
      volumes,
      configMaps: configMaps.length > 0 ? configMaps : undefined,
      annotations,
      podAnnotations,
      podLabels: toNetworkLabels(subject),
      pod: toPod(subject),
      rollout: toRollout(subject, controller.kind),
      job: controller.job,
      wave: wave?.wave,
      routeWave: fields.route && lastWave?.wave,
      runtimeClassName: fields.runtimeClassName ?? toRuntimeClass(subject),
      security,
      discovery: toDiscovery(container.ports.length > 0, subject, node, place.aliases),
      initContainers: toInitContainers(subject, { container, security, volumes }),
    },
    {
      configMaps: configMaps.flatMap(configMap => originsOf(configMap, 'name')),
      podLabels: originsOf(service, 'networks'),
      pod: originsOf(service),
      rollout: originsOf(service.deploy, 'update_config'),
      job: controller.origins,
      wave: wave?.origins ?? [],
      routeWave: lastWave?.origins ?? [],
      runtimeClassName: originsOf(service, 'runtime'),
      discovery: originsOf(node, 'name'),
      initContainers: originsOf(service, 'pre_start'),
    },
  )
}

function toContainer(
  { container }: LoweredFields,
  subject: Subject,
  { environment }: Parts,
): LoweredFields['container'] {
  const { service } = subject
  const settings = toContainerSettings(subject)
  return lowered(
    container,
    {
      ...container,
      ...settings,
      ports: withAppProtocols(container.ports, service),
      envFrom: [...(environment.envFrom ? [environment.envFrom] : []), ...container.envFrom],
      lifecycle: toLifecycle(subject),
    },
    {
      ...Object.fromEntries(Object.keys(settings).map(key => [key, originsOf(settings, key)])),
      envFrom: [...originsOf(environment.envFrom, 'object'), ...originsOf(container, 'envFrom')],
      lifecycle: [...originsOf(service, 'post_start'), ...originsOf(service, 'pre_stop')],
    },
  )
}

function toSecurity(fields: LoweredFields, subject: Subject, { options }: Parts): LoweredFields['security'] {
  const { security } = fields
  const contexts = toSecurityContexts(subject, options)
  return lowered(security, {
    ...security,
    networkPolicy: withPolicy(fields, subject),
    podSecurityContext: mergedContext(security.podSecurityContext, contexts.pod),
    containerSecurityContext: mergedContext(security.containerSecurityContext, contexts.container),
  })
}

function toDiscovery(
  hasPorts: boolean,
  { service }: Subject,
  node: App,
  aliases: readonly Alias[],
): WorkloadExtras['discovery'] {
  const isHeadless = !hasPorts || service.deploy?.endpoint_mode === 'dnsrr'
  if (service.network_mode === 'none' || (!isHeadless && aliases.length === 0)) return undefined
  return trace(
    service,
    { headless: isHeadless, aliases: namesOf(aliases, service) },
    {
      headless: [...originsOf(service.deploy, 'endpoint_mode'), ...originsOf(node, 'name')],
      aliases: aliases.flatMap(alias => alias.origins),
    },
  )
}

function namesOf(aliases: readonly Alias[], service: object): readonly string[] {
  return tracedList(
    service,
    aliases.map(alias => alias.name),
    aliases.map(alias => alias.origins),
  )
}
