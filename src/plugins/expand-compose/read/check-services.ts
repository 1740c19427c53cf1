import { closestTo, type Diagnostic, originsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import { dependencyCycle, duplicateContainerName, inactiveService, unknownService } from './check-messages.ts'
import { cyclesOf } from './cycles.ts'
import { referencesOf, type ServiceReference } from './references.ts'

/** What is wrong with how services refer to one another. */
export function checkServices(
  { services, inactive, others }: ComposeProject,
  broken: ReadonlySet<string>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const names = [...Object.keys(services), ...Object.keys(inactive)]
  const jobs = Object.keys((others.jobs as object | undefined) ?? {})
  const graph = new Map<string, readonly string[]>()
  const places = new Map<string, ServiceReference>()
  for (const [name, service] of Object.entries(services)) {
    const references = referencesOf(service)
    graph.set(
      name,
      references.map(reference => reference.name),
    )
    for (const reference of references) {
      places.set(JSON.stringify([name, reference.name]), reference)
      if (broken.has(name) || Object.hasOwn(services, reference.name)) continue
      if (Object.hasOwn(inactive, reference.name)) {
        if (reference.required) report(inactiveService(name, reference, inactive[reference.name]!))
      } else report(unknownService(name, reference, jobs.includes(reference.name), closestTo(reference.name, names)))
    }
  }
  for (const cycle of cyclesOf(graph)) report(dependencyCycle(cycle, places.get(JSON.stringify(cycle.slice(0, 2)))?.at))
  checkContainerNames(services, report)
}

function checkContainerNames(
  services: Readonly<Record<string, Service>>,
  report: (diagnostic: Diagnostic) => void,
): void {
  const known = new Map<string, Service>()
  for (const service of Object.values(services)) {
    const { container_name: name } = service
    if (name === undefined) continue
    const earlier = known.get(name)
    if (earlier)
      report(
        duplicateContainerName(name, originsOf(service, 'container_name')[0], originsOf(earlier, 'container_name')[0]),
      )
    known.set(name, service)
  }
}
