import { originsOf, type Peer, type TrafficRule, trace, type Workload } from 'k3s-platform/plugin'
import type { NetworkPolicyEgressRule } from 'kubernetes-types/networking/v1.js'
import { writtenPorts } from './ingress-rules.ts'
import { namespaceCalled, networkPolicyPeer } from './peer.ts'

/** Where the pods may connect to: nothing when it was left open, which is everywhere. */
export function egressRules({ security }: Workload): NetworkPolicyEgressRule[] | undefined {
  const { networkPolicy } = security
  const { allowTo, egress, isolated } = networkPolicy
  if (!allowTo && !egress && !isolated) return undefined
  const because = originsOf(networkPolicy, allowTo ? 'allowTo' : 'egress')
  return [
    ...(isolated ? [] : [trace(networkPolicy, dnsRule(), { to: because, ports: because })]),
    ...(allowTo?.length ? [allowToRule(allowTo)] : []),
    ...(egress ?? []).map(egressRule),
  ]
}

/** Names. Without them nothing can be reached: whoever closes egress means other traffic. */
function dnsRule(): NetworkPolicyEgressRule {
  return {
    to: [
      { namespaceSelector: namespaceCalled('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  }
}

function allowToRule(peers: readonly Peer[]): NetworkPolicyEgressRule {
  return trace(peers, { to: peers.map(networkPolicyPeer) }, { to: peers.flatMap(peer => originsOf(peer)) })
}

/** A rule as it was written: peers, ports, or both. */
function egressRule(rule: TrafficRule): NetworkPolicyEgressRule {
  return trace(
    rule,
    { ...(rule.peers.length > 0 && { to: rule.peers.map(networkPolicyPeer) }), ...writtenPorts(rule) },
    { to: 'peers' },
  )
}
