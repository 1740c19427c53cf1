import { type App, because, fieldsOf, keyOriginOf, lowered, originsOf } from 'k3s-platform/plugin'
import { toProbes } from './healthcheck.ts'
import { toLifecycle } from './hooks.ts'
import { toAnnotations } from './labels.ts'
import type { Parts } from './parts.ts'
import { toPodNode } from './pod.ts'
import { toPorts } from './ports.ts'
import { toProcess, toPullPolicy } from './process.ts'
import { toReplicas } from './replicas.ts'
import { toResources } from './resources.ts'
import { toSecurityNode } from './security.ts'
import type { Subject } from './stack.ts'

/** The service with the keys of an app. */
export function serviceNode(subject: Subject, parts: Parts): App {
  const { name, host, service, stack } = subject
  const ports = toPorts(subject)
  const container = lowered<Required<App>['container']>(service, {
    ...fieldsOf(toProcess(subject)),
    ports: because(ports.length > 0 ? ports : undefined, [
      ...originsOf(service, 'ports'),
      ...originsOf(service, 'expose'),
    ]),
  })
  const key = keyOriginOf(stack.compose.services, name)
  const volumes = parts.storage.changeable.map(volume => volume.node)
  const security = toSecurityNode(subject, parts.options)
  const { annotations, podAnnotations } = toAnnotations(subject)
  return lowered<App>(service, {
    ...fieldsOf(parts.image.node),
    ...toPodNode(subject),
    name: because(host, key ? [key] : originsOf(service)),
    container,
    annotations,
    pod_annotations: because(podAnnotations, originsOf(podAnnotations)),
    lifecycle: because(toLifecycle(subject), [...originsOf(service, 'post_start'), ...originsOf(service, 'pre_stop')]),
    image_pull_policy: because(toPullPolicy(subject), 'pull_policy'),
    resources: because(toResources(subject), originsOf(service.deploy, 'resources')),
    environment: parts.environment.node,
    probes: because(toProbes(subject), 'healthcheck'),
    security: because(security, originsOf(security)),
    volumes: volumes.length > 0 ? volumes : undefined,
    replicas: because(
      toReplicas(subject, parts.controller.kind),
      service.deploy?.replicas === undefined ? 'scale' : originsOf(service.deploy, 'replicas'),
    ),
  })
}
