import { type Context, originsOf, type Project, type Workload } from 'k3s-platform/plugin'
import { helmChartConfig } from './helm-chart-config.ts'
import { externalNameServices } from './messages.ts'

/** Says, once for an environment, what has to be there besides the tree, or emits what is asked for. */
export function reportPrerequisites(project: Project, behindOthers: readonly Workload[], context: Context): void {
  const [example] = behindOthers
  if (!example) return
  if (project.environment.platform.includes('traefik'))
    context.emit(helmChartConfig(project.environment), { unit: 'platform/traefik' })
  else
    context.report(
      externalNameServices(
        behindOthers.map(({ unit, name }) => (unit.endsWith(`/${name}`) ? unit : `${unit} (${name})`)),
        originsOf(example.scaling, 'type')[0],
      ),
    )
}
