import { type Context, originsOf, type Project, type Workload } from 'k3s-platform/plugin'
import { helmChartConfig } from './helm-chart-config.ts'
import { externalNameServices } from './messages.ts'

/** Emits the settings of Traefik, where they are asked for. */
export function deliverSettings(project: Project, behindOthers: readonly Workload[], context: Context): void {
  if (behindOthers.length > 0 && project.environment.platform.includes('traefik'))
    context.emit(helmChartConfig(project.environment), { unit: 'platform/traefik' })
}

/** Reports what Traefik needs besides the tree. Next to errors it would only be in the way. */
export function reportPrerequisites(behindOthers: readonly Workload[], context: Context): void {
  const [example] = behindOthers
  if (!example || context.project.environment.platform.includes('traefik')) return
  if (context.diagnostics.some(({ severity }) => severity === 'error')) return
  context.report(externalNameServices(originsOf(example.scaling, 'type')[0]))
}
