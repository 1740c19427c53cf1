import { type Context, definePlugin, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { reportCollisions } from './collisions.ts'
import { noRepository, rootApplication } from './messages.ts'
import { reportOrder } from './order.ts'
import { environmentFolder, unitApplication } from './unit-application.ts'

/** Emits an Application of Argo CD for every unit that has manifests, when the repository of the tree is known. */
export const argocd = definePlugin({
  name: 'argocd',
  apply(hooks) {
    hooks.delivery.tap(deliver)
  },
})

function deliver(project: Project, context: Context): void {
  const { argoCd, environment } = project
  const units = unitsWithManifests(project, context)
  if (argoCd.repoUrl === undefined) {
    if (units.length > 0) context.report(noRepository())
  } else {
    const colliding = reportCollisions(project, units, context)
    for (const unit of units)
      if (!colliding.has(unit))
        context.emit(unitApplication(argoCd, unit, environment.name), { unit: `applications/${unit.name}` })
    const folder = environmentFolder(argoCd, environment.name)
    context.report(rootApplication(argoCd, environment.name, folder, originsOf(argoCd, 'repoUrl')[0]))
  }
  reportOrder(project, context)
}

/** Charts have an Application already; a unit without manifests has no folder that one could follow. */
function unitsWithManifests({ units }: Project, context: Context): Unit[] {
  const filled = new Set(context.resources.list().map(({ unit }) => unit))
  return units.filter(({ unit, section }) => section !== 'helm' && filled.has(unit))
}
