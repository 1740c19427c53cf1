import { originsOf, type Queue, type Workload } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { brokerOutOfReach } from './queue-messages.ts'

/** Reports a broker in the cluster to which the function's own NetworkPolicy lets nothing through. */
export function reportBrokerReach({ address }: Queue, { security, namespace }: Workload, subject: Subject): void {
  const { enabled, allowTo, egress } = security.networkPolicy
  if (!enabled || (allowTo === undefined && egress === undefined) || address === undefined) return
  const peers = [...(allowTo ?? []), ...(egress ?? []).flatMap(rule => rule.peers)]
  const isForAll = egress?.some(rule => rule.peers.length === 0) ?? false
  const [, inside = namespace, kind = 'svc'] = address.replace(/:\d+(,.*)?$/, '').split('.')
  if (isForAll || kind !== 'svc' || peers.some(peer => peer.kind === 'cidr')) return
  if (peers.some(peer => peer.kind === 'pods' && (peer.namespace ?? namespace) === inside)) return
  const at = originsOf(security.networkPolicy, allowTo === undefined ? 'egress' : 'allowTo')[0]
  subject.report(brokerOutOfReach(subject.found.name, inside, at))
}
