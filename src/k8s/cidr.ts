import { isIPv4, isIPv6 } from './ip-address.ts'

/** Why a network policy of Kubernetes 1.36 rejects a string as CIDR, in words; undefined if it accepts it. */
export function violationOfCidr(text: string): string | undefined {
  const block = parse(text)
  if (block === undefined) {
    const alone = isIPv4(text) ? '32' : isIPv6(text) ? '128' : undefined
    if (alone !== undefined) return `must have a prefix length, such as ${text}/${alone}`
    return 'must be an address block, such as 10.0.0.0/8 or fd00::/8'
  }
  if (block.width === 128 && block.bits >> 32n === 0xffffn) return 'must not be an IPv4 address in the dress of IPv6'
  const host = block.bits & ((1n << BigInt(block.width - block.prefix)) - 1n)
  if (host === 0n) return undefined
  const network = block.width === 32 ? `; the block is ${dotted(block.bits - host)}/${block.prefix}` : ''
  return `must not have bits set beyond the first ${block.prefix}${network}`
}

/** Whether a string is a CIDR at all: an address, a slash, and a prefix length without leading zeros. */
export function isCidr(text: string): boolean {
  return parse(text) !== undefined
}

/** Whether the second block lies in the first and is smaller, as an exception in a network policy must. */
export function isInsideCidr(outer: string, inner: string): boolean {
  const around = parse(outer)
  const within = parse(inner)
  if (around === undefined || within === undefined) return false
  if (around.width !== within.width || around.prefix >= within.prefix) return false
  const beyond = BigInt(around.width - around.prefix)
  return around.bits >> beyond === within.bits >> beyond
}

interface Block {
  readonly bits: bigint
  /** 32 or 128. */
  readonly width: number
  readonly prefix: number
}

function parse(text: string): Block | undefined {
  const match = /^([\da-f.:]+)\/(0|[1-9]\d{0,2})$/i.exec(text)
  if (match === null) return undefined
  const [, address = '', prefixText = ''] = match
  const prefix = Number(prefixText)
  if (isIPv4(address) && prefix <= 32) return { bits: bitsOfIPv4(address), width: 32, prefix }
  if (isIPv6(address) && prefix <= 128) return { bits: bitsOfIPv6(address), width: 128, prefix }
  return undefined
}

function bitsOfIPv4(address: string): bigint {
  return address.split('.').reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n)
}

function bitsOfIPv6(address: string): bigint {
  const [head = '', tail] = address.split('::')
  const left = groups(head)
  const right = groups(tail ?? '')
  const zeros = Array<bigint>(8 - left.length - right.length).fill(0n)
  return [...left, ...zeros, ...right].reduce((bits, group) => (bits << 16n) | group, 0n)
}

function groups(text: string): readonly bigint[] {
  if (text === '') return []
  return text.split(':').flatMap(group => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)]
    const bits = bitsOfIPv4(group)
    return [bits >> 16n, bits & 0xffffn]
  })
}

function dotted(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => (bits >> shift) & 0xffn).join('.')
}
