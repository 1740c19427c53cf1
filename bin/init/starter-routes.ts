import type { Compilation } from 'k3s-platform'
import { portsOf } from './app-lines.ts'
import type { FoundEntry } from './find-entries.ts'
import type { StarterRoute } from './starter-text.ts'

/**
 * The routes of a new project, by unit: apps whose first port may speak HTTP, and of a stack the one service that
 * publishes such a port. One alone has the whole host, several have a path each.
 */
export function starterRoutes(
  entries: readonly FoundEntry[],
  { project, diagnostics }: Pick<Compilation, 'project' | 'diagnostics'>,
): ReadonlyMap<string, StarterRoute> {
  const published = diagnostics.filter(({ code }) => code === 'compose/published-port')
  const routed = entries.flatMap((entry): readonly { unit: string; name: string; service?: string }[] => {
    const unit = `${entry.section}/${entry.name}`
    if (entry.section === 'apps') return speaksHttp(portsOf(entry.image)) ? [{ unit, name: entry.name }] : []
    if (entry.section !== 'compose') return []
    const services = project?.units.find(other => other.unit === unit)?.services ?? {}
    const shown = new Set(published.filter(({ entry: of }) => of === unit).map(({ service }) => service ?? ''))
    const [service, ...others] = [...shown].filter(name => speaksHttp(services[name]?.ports ?? []))
    return service === undefined || others.length > 0 ? [] : [{ unit, name: entry.name, service }]
  })
  return new Map(
    routed.map(({ unit, name, service }) => [
      unit,
      { path: routed.length === 1 ? '/' : `/${name}`, ...(service !== undefined && { service }) },
    ]),
  )
}

function speaksHttp([main]: readonly number[]): boolean {
  return main !== undefined && !OTHER_PROTOCOLS.has(main)
}

/** SSH, mail, DNS, databases, queues and caches. */
const OTHER_PROTOCOLS: ReadonlySet<number> = new Set([
  22, 25, 53, 465, 587, 1433, 1521, 1883, 2181, 3306, 4222, 5432, 5672, 6379, 9042, 9092, 11211, 27017,
])
