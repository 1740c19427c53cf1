import {
  type App,
  because,
  fieldsOf,
  type LoweredFields,
  lowered,
  originsOf,
  trace,
  type WorkloadExtras,
  type Written,
} from 'k3s-platform/plugin'
import type { Alias } from './aliases.ts'
import { withInitContainers } from './hooks.ts'
import { mergedContext } from './merged-context.ts'
import { withNetworkLabels } from './networks.ts'
import type { Parts } from './parts.ts'
import { withPod } from './pod.ts'
import { withPolicy } from './policy.ts'
import { withAppProtocols } from './port-protocols.ts'
import { toContainerSettings } from './process.ts'
import { withRollout } from './rollout.ts'
import { toRuntimeClass } from './runtime-class.ts'
import type { SecretKeys } from './secret-keys.ts'
import { toSecurityContexts } from './security.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'
import { mountedContents, mountedVolumes } from './volumes/mounted.ts'
import type { Wave } from './waves.ts'
import { writtenSettings } from './written-settings.ts'

/** What the stack as a whole says about one of its services. */
export interface Place {
  /** The keys of the stack's Secret. */
  readonly secretKeys: SecretKeys
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
  const container = toContainer(fields, subject, parts)
  const security = toSecurity(fields, subject, parts)
  const volumes = mountedVolumes(fields.volumes, storage)
  const configMaps = [...(environment.configMap ? [environment.configMap] : []), ...mountedContents(volumes, storage)]
  return lowered<WorkloadExtras>(node, {
    container,
    volumes,
    configMaps: because(
      configMaps.length > 0 ? configMaps : undefined,
      configMaps.flatMap(configMap => originsOf(configMap, 'name')),
    ),
    podLabels: because(withNetworkLabels(fields.podLabels, subject), originsOf(service, 'networks')),
    pod: because(withPod(fields.pod, subject), originsOf(service)),
    rollout: because(withRollout(fields.rollout, subject, controller.kind), originsOf(service.deploy, 'update_config')),
    job: because(controller.job, controller.origins),
    wave: because(wave?.wave, wave?.origins ?? []),
    routeWave: because(fields.route && lastWave?.wave, lastWave?.origins ?? []),
    ...(fields.runtimeClassName === undefined && {
      runtimeClassName: because(toRuntimeClass(subject), originsOf(service, 'runtime')),
    }),
    security,
    imageFacts: toImageFacts(subject),
    discovery: because(toDiscovery(container.ports.length > 0, subject, node, place.aliases), originsOf(node, 'name')),
    initContainers: because(
      withInitContainers(fields.initContainers, subject, { container, security, volumes }),
      originsOf(service, 'pre_start'),
    ),
  })
}

function toContainer(
  { container }: LoweredFields,
  subject: Subject,
  { environment }: Parts,
): LoweredFields['container'] {
  const { service } = subject
  return lowered<LoweredFields['container']>(container, {
    ...container,
    ...fieldsOf(toContainerSettings(subject)),
    ports: withAppProtocols(container.ports, service),
    envFrom: because(
      [...(environment.envFrom ? [environment.envFrom] : []), ...container.envFrom],
      [...originsOf(environment.envFrom, 'object'), ...originsOf(container, 'envFrom')],
    ),
  })
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

function toImageFacts({ name, stack }: Subject): Written<string> | undefined {
  const written = writtenSettings(name, stack).findLast(({ image_facts: image }) => image !== undefined)
  return written && because(written.image_facts!, originsOf(written, 'image_facts'))
}

function toDiscovery(
  hasPorts: boolean,
  { service }: Subject,
  node: App,
  aliases: readonly Alias[],
): WorkloadExtras['discovery'] {
  const isHeadless = !hasPorts || service.deploy?.endpoint_mode === 'dnsrr'
  if (service.network_mode === 'none' || (!isHeadless && aliases.length === 0)) return undefined
  return trace(service, {
    headless: because(isHeadless, [...originsOf(service.deploy, 'endpoint_mode'), ...originsOf(node, 'name')]),
    aliases: because(
      namesOf(aliases, service),
      aliases.flatMap(alias => alias.origins),
    ),
  })
}

function namesOf(aliases: readonly Alias[], service: object): readonly string[] {
  return tracedList(
    service,
    aliases.map(alias => alias.name),
    aliases.map(alias => alias.origins),
  )
}
