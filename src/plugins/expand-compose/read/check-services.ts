import { closestTo, type Diagnostic, keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import {
  dependencyCycle,
  duplicateContainerName,
  inactiveService,
  notBuilt,
  serviceAndJob,
  unknownService,
} from './check-messages.ts'
import { cyclesOf } from './cycles.ts'

type Report = (diagnostic: Diagnostic) => void

/** What is wrong with how services refer to one another. */
export function checkServices(project: ComposeProject, broken: ReadonlySet<string>, report: Report): void {
  const { services } = project
  for (const [name, service] of Object.entries(services))
    if (!broken.has(name)) {
      checkDependencies(name, service, project, report)
      checkContexts(name, service, project, report)
    }
  const graph = Object.entries(services).map(([name, { depends_on = {} }]) => [name, Object.keys(depends_on)] as const)
  for (const cycle of cyclesOf(new Map(graph)))
    report(dependencyCycle(cycle, keyOriginOf(services[cycle[0]!]!.depends_on, cycle[1]!)))
  checkContainerNames(services, report)
  const jobs = jobsOf(project)
  for (const name of Object.keys(jobs))
    if (Object.hasOwn(services, name) || Object.hasOwn(project.inactive, name) || project.leftOut.includes(name))
      report(serviceAndJob(name, keyOriginOf(jobs, name)))
}

/** Services that are waited for, also because something of them is used. */
function checkDependencies(
  service: string,
  { depends_on = {} }: Service,
  project: ComposeProject,
  report: Report,
): void {
  for (const [name, { required }] of Object.entries(depends_on)) {
    const at = keyOriginOf(depends_on, name)
    if (!isKnown(service, name, at, project, report)) continue
    const profiles = Object.hasOwn(project.inactive, name) ? project.inactive[name]! : undefined
    if (profiles && required) report(inactiveService(service, name, profiles, at))
  }
}

/** Other services whose images are used to build one. */
function checkContexts(name: string, { build }: Service, project: ComposeProject, report: Report): void {
  const contexts = (build?.additional_contexts ?? {}) as Readonly<Record<string, string>>
  for (const [key, context] of Object.entries(contexts))
    if (context.startsWith('service:')) {
      const other = context.slice('service:'.length)
      const at = originsOf(contexts, key)[0]
      const isThere = isKnown(name, other, at, project, report)
      if (isThere && Object.hasOwn(project.services, other) && !project.services[other]!.build)
        report(notBuilt(name, other, at))
    }
}

function isKnown(
  service: string,
  name: string,
  at: Origin | undefined,
  project: ComposeProject,
  report: Report,
): boolean {
  const { services, inactive, leftOut } = project
  if (Object.hasOwn(services, name) || Object.hasOwn(inactive, name) || leftOut.includes(name)) return true
  const isJob = Object.hasOwn(jobsOf(project), name)
  const suggestion = closestTo(name, [...Object.keys(services), ...Object.keys(inactive)])
  report(unknownService(service, name, isJob, suggestion, at))
  return false
}

function jobsOf({ others }: ComposeProject): object {
  return (others.jobs as object | undefined) ?? {}
}

function checkContainerNames(services: Readonly<Record<string, Service>>, report: Report): void {
  const known = new Map<string, Service>()
  for (const service of Object.values(services)) {
    const { container_name: name } = service
    if (name === undefined) continue
    const earlier = known.get(name)
    const places = [service, earlier].map(other => originsOf(other, 'container_name')[0])
    if (earlier) report(duplicateContainerName(name, places[0], places[1]))
    known.set(name, service)
  }
}
