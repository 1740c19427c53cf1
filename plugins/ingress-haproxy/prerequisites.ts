import { type Context, originsOf, type Project } from 'k3s-platform/plugin'
import { forwardedPrefixPasses, pathIsRaw, redirectIs302 } from './difference-messages.ts'
import { snippetsExpected } from './limit-messages.ts'
import { ingressClassExpected } from './messages.ts'

/**
 * Reports, once for an environment, what the cluster needs in addition to the tree, and how HAProxy differs for all
 * routes.
 */
export function reportPrerequisites(project: Project, classes: readonly string[], context: Context): void {
  const routes = project.routes.filter(({ route }) => classes.includes(route.class))
  const [first] = routes
  if (!first) return
  const [at] = originsOf(first.route, 'class')
  for (const name of classes) {
    const example = routes.find(({ route }) => route.class === name)
    if (example) context.report(ingressClassExpected(name, originsOf(example.route, 'class')[0]))
  }
  context.report(pathIsRaw(at))
  const withPrefix = routes.filter(({ route }) => route.rewrite?.target !== '/').map(({ workload }) => workload.unit)
  if (withPrefix.length > 0) context.report(forwardedPrefixPasses([...new Set(withPrefix)], at))
  const limited = routes.find(({ route }) => route.rateLimit)
  if (limited) context.report(snippetsExpected(originsOf(limited.route, 'rateLimit')[0]))
  const encrypted = routes.find(({ route }) => route.tls)
  if (encrypted) context.report(redirectIs302(originsOf(encrypted.route, 'tls')[0]))
}
