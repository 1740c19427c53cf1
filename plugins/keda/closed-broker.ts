import type { Project, Queue, Workload } from 'k3s-platform/plugin'
import { hostOf } from './host-of.ts'

/** The workload of apps.yaml that is the broker, when its own network policy keeps KEDA out. */
export function closedBroker({ address }: Queue, { workloads }: Project, namespace: string): Workload | undefined {
  const [name, inside] = hostOf(address ?? '').split('.')
  const broker = workloads.find(workload => workload.name === name && workload.namespace === inside)
  return broker && !admits(broker, namespace) ? broker : undefined
}

function admits({ security, namespace: own }: Workload, namespace: string): boolean {
  const { visibility, allowedSources, networkPolicy } = security
  if (!networkPolicy.enabled || visibility === 'public' || visibility === 'internal') return true
  if (visibility === 'private' && own === namespace) return true
  const peers = [
    ...(visibility === 'restricted' ? allowedSources : []),
    ...networkPolicy.allowFrom,
    ...networkPolicy.ingress.flatMap(rule => rule.peers),
  ]
  return peers.some(peer => peer.kind === 'cidr' || (peer.namespace ?? own) === namespace)
}
