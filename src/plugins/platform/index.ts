import { type Context, definePlugin, originsOf, type Project } from 'k3s-platform/plugin'
import { namespacesExpected } from './messages.ts'
import { namespaceObject, namespacesOf } from './namespaces.ts'

/** Emits what an environment needs whatever serves and scales it, which is its namespaces, or says so. */
export const platform = definePlugin({
  name: 'platform',
  apply(hooks) {
    hooks.delivery.tap(deliverNamespaces)
  },
})

function deliverNamespaces(project: Project, context: Context): void {
  const { argoCd, environment, units } = project
  // A plugin that makes a namespace knows better what is to be in it.
  const isMissing = ([name]: readonly [string, unknown]) =>
    context.resources.get({ apiVersion: 'v1', kind: 'Namespace', name }) === undefined
  if (environment.platform.includes('namespaces')) {
    for (const [, unit] of [...namespacesOf(units)].filter(isMissing))
      context.emit(namespaceObject(unit, project), { unit: 'platform/namespaces' })
    return
  }
  // Applications make the namespaces that they are for, and charts always have one.
  if (argoCd.repoUrl !== undefined) return
  const missing = [...namespacesOf(units.filter(({ section }) => section !== 'helm'))].filter(isMissing)
  const [first] = missing
  if (first) {
    const names = missing.map(([name]) => name)
    context.report(namespacesExpected(names, originsOf(first[1], 'namespace')[0]))
  }
}
