import { because, type Peer, trace } from 'k3s-platform/plugin'
import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'

/** A peer as one element of `from` or `to`: namespace and pod labels are in the same element, so both must match. */
export function networkPolicyPeer(peer: Peer): NetworkPolicyPeer {
  switch (peer.kind) {
    case 'cidr':
      return trace(peer, {
        ipBlock: because({ cidr: peer.cidr, ...(peer.except && { except: [...peer.except] }) }, ['cidr', 'except']),
      })
    case 'pods':
      return trace(peer, {
        ...(peer.namespace !== undefined && {
          namespaceSelector: because(namespaceCalled(peer.namespace), 'namespace'),
        }),
        ...(peer.podLabels && { podSelector: because(podSelector(peer.podLabels), 'podLabels') }),
      })
    default:
      return peer satisfies never
  }
}

/** No labels select all pods of the namespace. */
function podSelector(labels: Readonly<Record<string, string>>) {
  return Object.keys(labels).length > 0 ? { matchLabels: trace(labels, { ...labels }) } : {}
}

/** Selects a namespace by the label that every namespace has. */
export function namespaceCalled(name: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } }
}
