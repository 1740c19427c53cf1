import type { RouteEntry, Workload } from 'k3s-platform/plugin'
import { type Priorities, prioritiesOf } from './priority.ts'

/** What one route has to know of all others that Traefik serves. */
export interface RouteTable {
  readonly priorities: Priorities
  /** Whether another unit has this very path of the host as `Exact`, on the entry point for TLS or on that for plain HTTP. */
  isTakenExactly(host: string, path: string, workload: Workload, withTls: boolean): boolean
}

/** The table of an environment's routes of one class. */
export function routeTable(routes: readonly RouteEntry[], ingressClass: string): RouteTable {
  const served = routes.filter(({ route }) => route.class === ingressClass)
  const exact = new Map(
    served.filter(({ pathType }) => pathType === 'Exact').map(entry => [`${entry.host} ${entry.path}`, entry]),
  )
  return {
    priorities: prioritiesOf(served),
    isTakenExactly(host, path, workload, withTls) {
      const owner = exact.get(`${host} ${path}`)
      if (!owner || owner.workload.unit + owner.workload.name === workload.unit + workload.name) return false
      // A route with TLS is on plain HTTP too, most often to redirect; one without is on plain HTTP alone.
      return !withTls || owner.route.tls !== undefined
    },
  }
}
