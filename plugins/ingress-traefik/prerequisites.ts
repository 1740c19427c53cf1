import { type Context, originsOf, type Project, type Workload } from 'k3s-platform/plugin'
import { helmChartConfig } from './helm-chart-config.ts'
import { externalNameServices } from './messages.ts'

/** Emits the settings of Traefik, if they are requested. */
export function deliverSettings(project: Project, behindOthers: readonly Workload[], context: Context): void {
  if (behindOthers.some(isOfK3s) && project.environment.platform.includes('traefik'))
    context.emit(helmChartConfig(project.environment), { unit: 'platform/traefik' })
}

/** Reports what Traefik needs in addition to the tree, unless there are errors. */
export function reportPrerequisites(behindOthers: readonly Workload[], context: Context): void {
  // The tree can only set up the one of k3s.
  const isSetUp = context.project.environment.platform.includes('traefik')
  const example = behindOthers.find(workload => !isSetUp || !isOfK3s(workload))
  if (!example) return
  if (context.diagnostics.some(({ severity }) => severity === 'error')) return
  context.report(externalNameServices(originsOf(example.scaling, 'type')[0]))
}

function isOfK3s({ route }: Workload): boolean {
  return route?.class === 'traefik'
}
