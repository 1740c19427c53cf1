/** Where connections of a program come from. */
export interface PeerSource {
  readonly namespaces: readonly string[]
  readonly podLabels: Readonly<Record<string, string>>
  /** Address blocks, for pods in the network of their node, which no selector matches. */
  readonly cidrs: readonly string[]
}

/**
 * An element of a NetworkPolicy's `from`, as far as it is used here. Declared here, because the published types depend
 * on no others.
 */
export interface PolicyPeer {
  readonly namespaceSelector?: {
    readonly matchExpressions: { readonly key: string; readonly operator: string; readonly values: string[] }[]
  }
  readonly podSelector?: { readonly matchLabels: Record<string, string> }
  readonly ipBlock?: { readonly cidr: string }
}

/** The program as elements of a NetworkPolicy's `from`: its pods in any of the namespaces, and each address block. */
export function peersOf({ namespaces, podLabels, cidrs }: PeerSource): PolicyPeer[] {
  const key = 'kubernetes.io/metadata.name'
  return [
    {
      namespaceSelector: { matchExpressions: [{ key, operator: 'In', values: [...namespaces] }] },
      podSelector: { matchLabels: { ...podLabels } },
    },
    ...cidrs.map(cidr => ({ ipBlock: { cidr } })),
  ]
}
