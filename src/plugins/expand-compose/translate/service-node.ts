import { type App, keyOriginOf, lowered, originsOf } from 'k3s-platform/plugin'
import { toProbes } from './healthcheck.ts'
import type { Parts } from './parts.ts'
import { toPorts } from './ports.ts'
import { toProcess } from './process.ts'
import { toReplicas } from './replicas.ts'
import { toResources } from './resources.ts'
import { toSecurityNode } from './security.ts'
import type { Subject } from './stack.ts'

/** The service with the keys of an app. */
export function serviceNode(subject: Subject, parts: Parts): App {
  const { name, host, service, stack } = subject
  const ports = toPorts(subject)
  const process = toProcess(subject)
  const container = lowered<Required<App>['container']>(
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
  return lowered<App>(
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
