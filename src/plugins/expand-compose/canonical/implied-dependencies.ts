import type { Dependency } from '../model/service.ts'
import { madeFromText } from './derived.ts'
import type { WrittenService } from './to-service.ts'

/** What a service waits for because it uses it: services that it links to, whose volumes or namespaces it shares. */
export function impliedDependencies(service: WrittenService): ReadonlyMap<string, Dependency> {
  const implied = new Map<string, Dependency>()
  const add = (name: string, restart: boolean, parent: object, key: string | number): void => {
    if (implied.has(name)) return
    implied.set(name, madeFromText(parent, key, { condition: 'service_started', required: true, restart }))
  }
  for (const [index, link] of (service.links ?? []).entries())
    add(link.split(':', 1)[0] as string, true, service.links as object, index)
  for (const key of NAMESPACES) {
    const namespace = service[key]
    if (namespace?.startsWith(OF_SERVICE)) add(namespace.slice(OF_SERVICE.length), true, service, key)
  }
  for (const [index, source] of (service.volumes_from ?? []).entries())
    if (!source.startsWith('container:'))
      add(source.split(':', 1)[0] as string, false, service.volumes_from as object, index)
  return implied
}

const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const
const OF_SERVICE = 'service:'
