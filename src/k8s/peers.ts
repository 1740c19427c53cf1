import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'

/** Where connections of a program come from. */
export interface PeerSource {
  readonly namespaces: readonly string[]
  readonly podLabels: Readonly<Record<string, string>>
  /** Address blocks, for pods in the network of their node, which no selector matches. */
  readonly cidrs: readonly string[]
}

/** The program as elements of a NetworkPolicy's `from`: its pods in any of the namespaces, and each address block. */
export function peersOf({ namespaces, podLabels, cidrs }: PeerSource): NetworkPolicyPeer[] {
  const key = 'kubernetes.io/metadata.name'
  return [
    {
      namespaceSelector: { matchExpressions: [{ key, operator: 'In', values: [...namespaces] }] },
      podSelector: { matchLabels: { ...podLabels } },
    },
    ...cidrs.map(cidr => ({ ipBlock: { cidr } })),
  ]
}
