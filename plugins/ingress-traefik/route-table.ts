import type { RouteEntry, Workload } from 'k3s-platform/plugin'
import { type Priorities, prioritiesOf } from './priority.ts'

/** What one route has to know of all others that Traefik serves. */
export interface RouteTable {
  readonly priorities: Priorities
  /** Whether another unit has this very path of the host as `Exact`. */
  isTakenExactly(host: string, path: string, workload: Workload): boolean
}

/** The table of an environment's routes. */
export function routeTable(routes: readonly RouteEntry[]): RouteTable {
  const served = routes.filter(({ route }) => route.class === 'traefik')
  const exact = new Map(
    served
      .filter(({ pathType }) => pathType === 'Exact')
      .map(({ host, path, workload }) => [`${host} ${path}`, workload]),
  )
  return {
    priorities: prioritiesOf(served),
    isTakenExactly(host, path, workload) {
      const owner = exact.get(`${host} ${path}`)
      return owner !== undefined && owner.unit + owner.name !== workload.unit + workload.name
    },
  }
}
