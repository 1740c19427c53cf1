import {
  because,
  fieldOf,
  originsOf,
  type Peer,
  type Port,
  primaryPortOf,
  type TrafficRule,
  trace,
  tracedTo,
  type Workload,
} from 'k3s-platform/plugin'
import type { NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1.js'
import { networkPolicyPeer } from './peer.ts'

/**
 * Who may come in by the visibility and by written rules. Who brings the route's traffic is not said here: the plugin
 * that brings it opens the policy for itself.
 */
export function ingressRules(workload: Workload): NetworkPolicyIngressRule[] {
  const { security, container } = workload
  const { visibility, allowedSources, networkPolicy } = security
  // Those who are named may come in whatever else is said.
  const from = networkPolicy.shared && visibility !== 'restricted' ? [] : peersOf(visibility, allowedSources)
  const ports = container.ports.map(podPort)
  const inside = from.length > 0 ? portsOfNamespace(workload) : []
  const others = container.ports.filter(port => !inside.includes(port)).map(podPort)
  return [
    ...visibleTo(security, from, others),
    ...visibleTo(security, [{ podSelector: {} }], inside.map(podPort)),
    ...(networkPolicy.allowFrom.length > 0 ? [allowFrom(networkPolicy.allowFrom, ports)] : []),
    ...networkPolicy.ingress.map(writtenRule),
  ]
}

/** Ports that only the namespace of a public workload reaches: a route leads the public to one of them alone. */
export function portsOfNamespace(workload: Workload): readonly Port[] {
  const { route, security, container } = workload
  if (!route || security.visibility !== 'public' || security.networkPolicy.shared) return []
  const routed = primaryPortOf(workload)
  return container.ports.filter(port => port !== routed)
}

/** Who listens nowhere has nothing to offer; peers that are named may still come in. */
function visibleTo(
  security: Workload['security'],
  from: NetworkPolicyPeer[],
  ports: NetworkPolicyPort[],
): NetworkPolicyIngressRule[] {
  if (from.length === 0 || ports.length === 0) return []
  return [tracedTo(originsOf(security, 'visibility'), { from, ports })]
}

/** The port of a pod: a policy applies behind the Service, where its port is gone. */
export function podPort(port: Port): NetworkPolicyPort {
  return trace(port, { protocol: port.protocol, port: fieldOf(port, 'containerPort') })
}

/** Ports of a written rule, as a policy has them; none means all. */
export function writtenPorts(rule: TrafficRule): { readonly ports?: NetworkPolicyPort[] } {
  if (rule.ports.length === 0) return {}
  return {
    ports: rule.ports.map(port =>
      trace(port, {
        protocol: port.protocol ?? 'TCP',
        port: port.port,
        endPort: port.endPort,
      }),
    ),
  }
}

function peersOf(visibility: Workload['security']['visibility'], sources: readonly Peer[]): NetworkPolicyPeer[] {
  switch (visibility) {
    case 'public':
    case 'internal':
      return [{ namespaceSelector: {} }]
    case 'private':
      return [{ podSelector: {} }]
    case 'restricted':
      return sources.map(networkPolicyPeer)
    default:
      return visibility satisfies never
  }
}

function allowFrom(peers: readonly Peer[], ports: NetworkPolicyPort[]): NetworkPolicyIngressRule {
  return tracedTo(
    peers.flatMap(peer => originsOf(peer)),
    { from: peers.map(networkPolicyPeer), ...(ports.length > 0 && { ports }) },
  )
}

/** A rule as it was written: peers, ports, or both. */
export function writtenRule(rule: TrafficRule): NetworkPolicyIngressRule {
  return trace(rule, {
    ...(rule.peers.length > 0 && { from: because(rule.peers.map(networkPolicyPeer), 'peers') }),
    ...writtenPorts(rule),
  })
}
