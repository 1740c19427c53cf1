import { allowEgress, type Context, originsOf, type Project, type Unit, type Workload } from 'k3s-platform/plugin'
import { addOnRequired, dependencyAsleep, hostReplaced } from './http-messages.ts'
import { interceptorPeers, interceptorProtocol } from './interceptor.ts'
import { kedaRequired } from './messages.ts'
import type { KedaSettings } from './settings.ts'
import { reportSleepingCallees } from './sleeping-callees.ts'

/** Says once for an environment what must run in it so that KEDA can do its part. */
export function reportPrerequisites(project: Project, context: Context, settings: KedaSettings): void {
  const byRequests = project.workloads.filter(({ scaling }) => scaling.type === 'keda-http')
  const others = project.workloads.filter(
    ({ scaling }) => scaling.type === 'keda-queue' || scaling.type === 'keda-cron',
  )
  if (byRequests[0]) context.report(addOnRequired(versionFor(byRequests, settings), settings, placeOf(byRequests[0])))
  else if (others[0]) context.report(kedaRequired(settings.namespace, placeOf(others[0])))
  if (settings.routeBy === 'host' && byRequests.some(({ route }) => route))
    context.report(hostReplaced(settings.originOf('route_by')))
  const sleepers = byRequests.filter(({ scaling }) => scaling.minReplicas === 0)
  for (const sleeper of sleepers) reportDependents(sleeper, project, context, settings)
  reportSleepingCallees(sleepers, project, context, settings)
  admitDependents(sleepers, project, context, settings)
}

/** The first release of the add-on with the requested features. */
function versionFor(workloads: readonly Workload[], { httpApi }: KedaSettings): string {
  if (workloads.some(workload => interceptorProtocol(workload) === 'h2c')) return '0.15'
  return httpApi === 'interceptorroute' ? '0.14' : '0.12'
}

function placeOf({ scaling }: Workload) {
  return originsOf(scaling, 'type')[0]
}

/** Units that wait for one that has no pods until the interceptor gets a request for it. */
function reportDependents(sleeper: Workload, project: Project, context: Context, settings: KedaSettings): void {
  for (const unit of dependentsOf(sleeper, project))
    context.report({
      ...dependencyAsleep(unit.unit, sleeper, settings.interceptor.port, originsOf(unit, 'dependsOn')[0]),
      entry: unit.unit,
    })
}

/** Who waits for sleepers asks the interceptor for them, and may. */
function admitDependents(sleepers: readonly Workload[], project: Project, context: Context, settings: KedaSettings) {
  const { port } = settings.interceptor
  for (const unit of new Set(sleepers.flatMap(sleeper => dependentsOf(sleeper, project))))
    for (const caller of project.workloads.filter(workload => workload.unit === unit.unit))
      allowEgress(
        context,
        caller,
        { to: interceptorPeers(settings), ports: [{ protocol: 'TCP', port }] },
        { because: 'what it depends on is called through KEDA', origins: originsOf(unit, 'dependsOn') },
      )
}

function dependentsOf({ unit: asleep }: Workload, { units }: Project): readonly Unit[] {
  return units.filter(({ unit, dependsOn }) => unit !== asleep && dependsOn.includes(asleep))
}
