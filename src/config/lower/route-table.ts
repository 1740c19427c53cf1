import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { RouteEntry } from '../../ir/project.ts'
import { originsOf } from '../../ir/provenance.ts'
import { type Route, withoutLastSlash } from '../../ir/route.ts'
import type { Workload } from '../../ir/workload.ts'
import { routeConflict } from './route-messages.ts'

/** Every host and path of the environment and whose they are; two units with one route are reported. */
export function routeTable(workloads: readonly Workload[], report: (diagnostic: Diagnostic) => void): RouteEntry[] {
  const entries: RouteEntry[] = []
  const seen = new Map<string, RouteEntry>()
  for (const workload of workloads) {
    const { route } = workload
    if (!route) continue
    for (const host of route.hosts.length > 0 ? route.hosts : ['']) {
      const entry: RouteEntry = { host, path: route.path, pathType: route.pathType, workload, route }
      const key = `${route.class} ${host} ${matched(route)}`
      const earlier = seen.get(key)
      if (earlier) report(conflict(entry, earlier))
      else seen.set(key, entry)
      entries.push(entry)
    }
  }
  return entries
}

/** What distinguishes routes of one host for a controller. `ImplementationSpecific` is a prefix for it, too. */
function matched({ path, pathType }: Route): string {
  return pathType === 'Exact' ? `= ${path}` : withoutLastSlash(path)
}

function conflict({ host, path, workload, route }: RouteEntry, earlier: RouteEntry): Diagnostic {
  const place = (of: RouteEntry['route']) => originsOf(of, 'path')[0]
  return {
    ...routeConflict(host, path, earlier.workload.unit, place(route), place(earlier.route)),
    entry: workload.unit,
  }
}
