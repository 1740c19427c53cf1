/** Whether a string is an IP address as Kubernetes reads it: of version 4 or 6, without a zone. */
export function isIpAddress(text: string): boolean {
  return isIPv4(text) || isIPv6(text)
}

/** Whether a string is an IPv4 address: four numbers up to 255 without leading zeros. */
export function isIPv4(text: string): boolean {
  const octets = text.split('.')
  return octets.length === 4 && octets.every(octet => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)
}

/**
 * Whether a string is an IPv6 address: eight groups, of which one run may be `::`, and the last two an IPv4 address.
 */
export function isIPv6(text: string): boolean {
  const [head = '', tail, ...others] = text.split('::')
  if (others.length > 0) return false
  if (tail === undefined) return groupsIn(head, true) === 8
  return groupsIn(head, false) + groupsIn(tail, true) <= 7
}

/** How many groups a part of an address has; too many when it is none. */
function groupsIn(part: string, isEnd: boolean): number {
  if (part === '') return 0
  const groups = part.split(':')
  const last = isEnd && groups.at(-1)!.includes('.') ? groups.pop()! : undefined
  const isSound = groups.every(group => /^[\da-f]{1,4}$/i.test(group)) && (last === undefined || isIPv4(last))
  return isSound ? groups.length + (last === undefined ? 0 : 2) : Number.POSITIVE_INFINITY
}
