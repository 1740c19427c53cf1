import {
  because,
  originsOf,
  type Peer,
  type Project,
  type TrafficRule,
  trace,
  tracedTo,
  type Workload,
} from 'k3s-platform/plugin'
import type { NetworkPolicyEgressRule } from 'kubernetes-types/networking/v1.js'
import { writtenPorts } from './ingress-rules.ts'
import { metadataRules } from './metadata-server.ts'
import { neededTraffic } from './needed-traffic.ts'
import { namespaceCalled, networkPolicyPeer } from './peer.ts'

/** Where the pods may connect to: nothing when it was left open, which is everywhere. */
export function egressRules(workload: Workload, project: Project): NetworkPolicyEgressRule[] | undefined {
  const { networkPolicy } = workload.security
  const { allowTo, egress, isolated } = networkPolicy
  if (!allowTo && !egress && !isolated) return undefined
  const reason = originsOf(networkPolicy, allowTo ? 'allowTo' : 'egress')
  return [
    ...(isolated ? [] : [tracedTo(reason, dnsRule())]),
    ...metadataRules(workload, project),
    ...neededTraffic(workload, project).map(egressRule),
    ...(allowTo?.length ? [allowToRule(allowTo)] : []),
    ...(egress ?? []).map(egressRule),
  ]
}

/**
 * Names. Without them nothing can be reached: closing egress is meant for other traffic. Where NodeLocal DNSCache runs,
 * pods ask it instead of the cluster's own DNS: at its address, or where packets are sent on to its pod on GKE, there.
 */
function dnsRule(): NetworkPolicyEgressRule {
  const system = namespaceCalled('kube-system')
  return {
    to: [
      { namespaceSelector: system, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
      { namespaceSelector: system, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  }
}

function allowToRule(peers: readonly Peer[]): NetworkPolicyEgressRule {
  return tracedTo(
    peers.flatMap(peer => originsOf(peer)),
    { to: peers.map(networkPolicyPeer) },
  )
}

/** A rule as it was written: peers, ports, or both. */
function egressRule(rule: TrafficRule): NetworkPolicyEgressRule {
  return trace(rule, {
    ...(rule.peers.length > 0 && { to: because(rule.peers.map(networkPolicyPeer), 'peers') }),
    ...writtenPorts(rule),
  })
}
