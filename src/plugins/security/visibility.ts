import { type Context, keyOriginOf, originsOf, type Workload } from 'k3s-platform/plugin'
import { noNetworkPolicy, restrictedToNobody, unusedSources, visibilityWithIngress } from './messages.ts'

/** Reports what is surprising about who may reach a workload. */
export function reportVisibility({ security, route, name }: Workload, context: Context): void {
  const { visibility, allowedSources, networkPolicy } = security
  const at = originsOf(security, 'visibility')[0]
  if (visibility !== 'restricted' && allowedSources.length > 0)
    context.report(unusedSources(visibility, keyOriginOf(security, 'allowedSources')))
  // Policies of several workloads have the say.
  if (networkPolicy.shared) return
  const isClosed = visibility === 'private' || visibility === 'restricted'
  if (!networkPolicy.enabled) context.report(noNetworkPolicy(name, originsOf(networkPolicy, 'enabled')[0]))
  if (route && isClosed && at?.rule === undefined) context.report(visibilityWithIngress(visibility, at))
  const isForNobody =
    visibility === 'restricted' &&
    [allowedSources, networkPolicy.allowFrom, networkPolicy.ingress].every(list => list.length === 0)
  if (isForNobody && networkPolicy.enabled && !route) context.report(restrictedToNobody(name, at))
}
