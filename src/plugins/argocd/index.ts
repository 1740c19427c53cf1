import { type Context, definePlugin, OWN_CLUSTER, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { applicationSet } from './application-set.ts'
import { reportCollisions } from './collisions.ts'
import { platformApplication, platformName, rootApplication } from './environment-application.ts'
import { environmentFolder } from './environment-folder.ts'
import { reportJobOrder } from './job-order.ts'
import { noRepository, repositoryNeeded, rootApplication as rootRequired } from './messages.ts'
import { reportOrder } from './order.ts'
import { emitProject } from './project.ts'
import { unitApplication } from './unit-application.ts'

/** Emits what makes Argo CD apply the tree, when the repository of the tree is known. */
export const argocd = definePlugin({
  name: 'argocd',
  kinds: { 'argoproj.io/v1alpha1 AppProject': {}, 'argoproj.io/v1alpha1 Application': {} },
  installations: {
    'argoproj.io': {
      project: 'Argo CD',
      command:
        'helm install argo-cd argo-cd --repo https://argoproj.github.io/argo-helm --namespace argocd --create-namespace',
    },
  },
  apply(hooks) {
    hooks.delivery.tap(deliver)
    hooks.check.tap(reportJobOrder)
  },
})

function deliver(project: Project, context: Context): void {
  const { argoCd } = project
  const units = unitsWithManifests(project, context)
  if (argoCd.repoUrl === undefined) {
    if (units.length > 0) context.report(noRepository())
    if (argoCd.root) context.report(repositoryNeeded('root', originsOf(argoCd, 'root')[0]))
    if (argoCd.mode === 'applicationset') context.report(repositoryNeeded('mode', originsOf(argoCd, 'mode')[0]))
  } else deliverTree(project, units, context)
  emitProject(project, context)
  reportOrder(project, context)
}

function deliverTree(project: Project, units: readonly Unit[], context: Context): void {
  const { argoCd, environment } = project
  const colliding = reportCollisions(project, units, context)
  const valid = units.filter(unit => !colliding.has(unit))
  if (argoCd.mode === 'applications')
    for (const unit of valid)
      context.emit(unitApplication(argoCd, unit, environment.name), { unit: `applications/${unit.name}` })
  else if (valid.length > 0) context.emit(applicationSet(project), { unit: 'applicationset' })
  const hasPlatform = context.resources.list().some(({ unit }) => unit.startsWith('platform/'))
  if (hasPlatform && argoCd.server !== OWN_CLUSTER)
    context.emit(platformApplication(argoCd, environment.name), {
      unit: `applications/${platformName(argoCd, environment.name)}`,
    })
  const folder = environmentFolder(argoCd, environment.name)
  const [at] = originsOf(argoCd, argoCd.root ? 'root' : 'repoUrl')
  if (argoCd.root) context.emit(rootApplication(argoCd, environment.name), { unit: 'root' })
  context.report(rootRequired(argoCd, environment.name, folder, at))
}

/** Charts have an Application already; a unit without manifests has no folder that one could follow. */
function unitsWithManifests({ units }: Project, context: Context): Unit[] {
  const filled = new Set(context.resources.list().map(({ unit }) => unit))
  return units.filter(({ unit, section }) => section !== 'helm' && filled.has(unit))
}
