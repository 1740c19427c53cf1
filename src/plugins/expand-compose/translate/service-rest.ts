import { lowered, originsOf, trace, type Workload } from 'k3s-platform/plugin'
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

/** The workload of a service with what apps.yaml has no keys for. */
export function withRest(
  workload: Workload,
  subject: Subject,
  { controller, environment, options, storage }: Parts,
  { aliases, wave, lastWave }: Place,
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
  const hasDiscovery = service.network_mode !== 'none' && (isHeadless || aliases.length > 0)
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
      runtimeClassName: workload.runtimeClassName ?? toRuntimeClass(subject),
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

function namesOf(aliases: readonly Alias[], service: object): readonly string[] {
  return tracedList(
    service,
    aliases.map(alias => alias.name),
    aliases.map(alias => alias.origins),
  )
}
