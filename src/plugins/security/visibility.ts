import { type Context, keyOriginOf, originsOf, type Workload, writtenOriginsOf } from 'k3s-platform/plugin'
import { portsOfNamespace } from './ingress-rules.ts'
import { noNetworkPolicy, restrictedToNobody, unroutedPorts, unusedSources, visibilityWithIngress } from './messages.ts'

/** Reports what is surprising about who may reach a workload. */
export function reportVisibility(workload: Workload, context: Context): void {
  const { security, route, name } = workload
  const { visibility, allowedSources, networkPolicy } = security
  const at = originsOf(security, 'visibility')[0]
  if (visibility !== 'restricted' && allowedSources.length > 0)
    context.report(unusedSources(visibility, keyOriginOf(security, 'allowedSources')))
  // Policies of several workloads have the say.
  if (networkPolicy.shared) return
  const isClosed = visibility === 'private' || visibility === 'restricted'
  if (!networkPolicy.enabled)
    context.report(noNetworkPolicy(name, isClosed ? visibility : undefined, originsOf(networkPolicy, 'enabled')[0]))
  else reportUnroutedPorts(workload, context)
  const [written] = writtenOriginsOf(security, 'visibility')
  if (route && isClosed && written) context.report(visibilityWithIngress(visibility, written))
  const isForNobody =
    visibility === 'restricted' &&
    [allowedSources, networkPolicy.allowFrom, networkPolicy.ingress].every(list => list.length === 0)
  if (isForNobody && networkPolicy.enabled && !route) context.report(restrictedToNobody(name, at))
}

/** Reports ports that the public does not reach, unless named sources do. */
function reportUnroutedPorts(workload: Workload, context: Context): void {
  const { name, security } = workload
  const { allowFrom, ingress } = security.networkPolicy
  const ports = portsOfNamespace(workload)
  if (ports.length > 0 && allowFrom.length + ingress.length === 0)
    context.report(
      unroutedPorts(
        name,
        ports.map(port => `"${port.name}"`),
        originsOf(ports[0], 'name')[0],
      ),
    )
}
