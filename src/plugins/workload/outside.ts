import { type Context, originsOf, type Workload } from 'k3s-platform/plugin'
import { closedService } from './messages.ts'

/** Reports a Service that clients outside of the cluster should reach, while the network policy admits none of them. */
export function reportClosedService({ name, service, security, route, container }: Workload, context: Context): void {
  const { type, loadBalancerSourceRanges: ranges } = service ?? {}
  if (type !== 'LoadBalancer' && type !== 'NodePort') return
  const { enabled, allowFrom, ingress } = security.networkPolicy
  const peers = [...allowFrom, ...ingress.flatMap(rule => rule.peers)]
  const isOpen = security.visibility === 'public' && route !== undefined
  const admitsAll = ingress.some(rule => rule.peers.length === 0)
  if (container.ports.length === 0 || !enabled || isOpen || admitsAll || peers.some(({ kind }) => kind === 'cidr'))
    return
  context.report(closedService(name, type, ranges?.[0] ?? '203.0.113.0/24', originsOf(service, 'type')[0]))
}
