import { type Context, definePlugin, originsOf, type Project } from 'k3s-platform/plugin'
import { namespacesExpected } from './messages.ts'
import { namespaceObject, namespacesExpectedBy, namespacesNotMade } from './namespaces.ts'

/** Emits what an environment needs whatever serves and scales it, which is its namespaces, or says so. */
export const platform = definePlugin({
  name: 'platform',
  platform: { namespaces: 'The namespaces of the entries.' },
  apply(hooks) {
    hooks.delivery.tap(deliverNamespaces)
  },
})

function deliverNamespaces(project: Project, context: Context): void {
  if (project.environment.platform.includes('namespaces')) {
    for (const unit of namespacesNotMade(project.units, context.resources).values())
      context.emit(namespaceObject(unit, project), { unit: 'platform/namespaces' })
    return
  }
  const missing = namespacesExpectedBy(project, context.resources)
  const [first] = missing.values()
  if (first) context.report(namespacesExpected([...missing.keys()], originsOf(first, 'namespace')[0]))
}
