import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'

/** That a service needs another one. */
export interface ServiceReference {
  readonly name: string
  /** The key by which it says so. */
  readonly key: string
  readonly at: Origin | undefined
  /** Whether it can do without. */
  readonly required: boolean
}

/** All services that a service needs: by `depends_on`, and by what takes for granted that they run. */
export function referencesOf(service: Service): readonly ServiceReference[] {
  const { depends_on = {}, links = [], volumes_from = [] } = service
  return [
    ...Object.entries(depends_on).map(([name, { required }]) => ({
      name,
      key: 'depends_on',
      at: keyOriginOf(depends_on, name),
      required,
    })),
    ...links.map((link, index) => {
      const parts = link.split(':')
      return {
        name: parts.length === 2 ? parts[0]! : link,
        key: 'links',
        at: originsOf(links, index)[0],
        required: true,
      }
    }),
    ...volumes_from.flatMap((from, index) => {
      if (from.startsWith('container:')) return []
      return { name: from.split(':')[0]!, key: 'volumes_from', at: originsOf(volumes_from, index)[0], required: true }
    }),
    ...NAMESPACES.flatMap(key => {
      const value = service[key]
      if (!value?.startsWith('service:')) return []
      return { name: value.slice('service:'.length), key, at: originsOf(service, key)[0], required: true }
    }),
  ]
}

/** Keys by which a container shares something with that of another service. */
const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const
