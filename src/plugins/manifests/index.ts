import { type Context, definePlugin, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { namespaceExpected, noObjects } from './messages.ts'
import { readObjects } from './read-objects.ts'
import { inNamespace } from './scope.ts'
import { reportSecrets } from './secrets.ts'

/** Emits the objects of files of the repository, as they are. */
export const manifests = definePlugin({
  name: 'manifests',
  apply(hooks) {
    hooks.project.tap((project, context) => {
      for (const unit of project.units)
        if (unit.manifestsPath !== undefined) emitObjects(unit, unit.manifestsPath, context)
    })
    hooks.delivery.tap(reportNamespaces)
  },
})

function emitObjects(unit: Unit, path: string, context: Context): void {
  const report: Context['report'] = diagnostic => context.report({ ...diagnostic, entry: unit.unit })
  const at = originsOf(unit, 'manifestsPath')[0]
  const objects = readObjects(path, at, { files: context.files, report })
  if (objects?.length === 0) report(noObjects(path, at))
  const definitions = (objects ?? []).filter(({ kind }) => kind === 'CustomResourceDefinition')
  for (const object of objects ?? [])
    if (reportSecrets(object, context.secretRule(unit.unit), report))
      context.emit(inNamespace(object, unit, definitions), unit)
}

/** An Application makes the namespace that it is for, and no other. */
function reportNamespaces({ units }: Project, context: Context): void {
  const objects = context.resources.list()
  const known = new Set([
    ...OF_EVERY_CLUSTER,
    ...units.map(({ namespace }) => namespace),
    ...objects.filter(({ ref }) => ref.kind === 'Namespace').map(({ ref }) => ref.name),
  ])
  for (const { unit, ref, object } of objects) {
    if (!unit.startsWith('manifests/') || ref.namespace === undefined || known.has(ref.namespace)) continue
    known.add(ref.namespace)
    context.report(namespaceExpected(ref.namespace, originsOf(object.metadata, 'namespace')[0]))
  }
}

const OF_EVERY_CLUSTER = ['default', 'kube-node-lease', 'kube-public', 'kube-system']
