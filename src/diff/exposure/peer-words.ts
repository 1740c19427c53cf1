/** Whom a peer of a NetworkPolicy means, in words. */
// biome-ignore lint/suspicious/noExplicitAny: a peer of any policy, also of one that is written by hand.
export function peerWords(peer: any): string {
  if (typeof peer !== 'object' || peer === null) return 'everybody'
  if (peer.ipBlock) return `addresses in ${peer.ipBlock.cidr}`
  const pods = selectorWords(peer.podSelector)
  const spaces = peer.namespaceSelector ? selectorWords(peer.namespaceSelector) : undefined
  return `${pods === '' ? 'all pods' : `pods with ${pods}`}${
    spaces === undefined ? '' : spaces === '' ? ' of all namespaces' : ` of namespaces with ${spaces}`
  }`
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function selectorWords(selector: any): string {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([name, value]) => `${name}=${value}`)
  const terms = (selector?.matchExpressions ?? []).map(
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    ({ key, operator, values = [] }: any) => `${key} ${operator}${values.length > 0 ? ` (${values.join(', ')})` : ''}`,
  )
  return [...labels, ...terms].join(', ')
}
