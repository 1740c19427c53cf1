import { addressesOf, addressOf, type LoweredFields, originsOf, type Queue } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { brokerOutOfReach } from './queue-messages.ts'

/** Reports a broker outside of the cluster that the function's own NetworkPolicy cannot let out to by its name. */
export function reportBrokerReach(queue: Queue, { security, namespace }: LoweredFields, subject: Subject): void {
  const { enabled, allowTo, egress } = security.networkPolicy
  if (!enabled || (allowTo === undefined && egress === undefined)) return
  const peers = [...(allowTo ?? []), ...(egress ?? []).flatMap(rule => rule.peers)]
  const isForAll = egress?.some(rule => rule.peers.length === 0) ?? false
  if (isForAll || peers.some(peer => peer.kind === 'cidr')) return
  const outside = addressesOf(queue)
    .map(text => addressOf(text, namespace))
    .find(address => address && 'host' in address && !/^[\d.]+$/.test(address.host))
  if (!outside || !('host' in outside)) return
  const at = originsOf(security.networkPolicy, allowTo === undefined ? 'egress' : 'allowTo')[0]
  subject.report(brokerOutOfReach(subject.found.name, outside.host, at))
}
