import { isIpAddress } from 'k3s-platform/plugin'
import type { Port } from '../model/port.ts'
import { portRange } from './port-range.ts'

/** The ports of a short text as `127.0.0.1:8000-8002:80-82/udp`, or what is wrong with it. */
export function shortPort(text: string): readonly Port[] | { readonly problem: string } {
  const slash = text.indexOf('/')
  const protocol = (slash < 0 ? '' : text.slice(slash + 1)).toLowerCase() || 'tcp'
  if (!PROTOCOLS.has(protocol)) return { problem: `the protocol "${protocol}" must be tcp, udp or sctp` }
  const parts = (slash < 0 ? text : text.slice(0, slash)).split(':')
  const container = parts.pop() as string
  const host = parts.pop() ?? ''
  const address = parts.join(':')
  if (address.includes(':') && isIpAddress(address))
    return { problem: `an IPv6 address must be in brackets: "[${address}]:${host}:${container}"` }
  const host_ip = address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address
  if (host_ip !== '' && !isIpAddress(host_ip)) return { problem: `"${address}" is not a valid IP address` }
  if (container === '')
    return { problem: text.includes(':') ? 'it has no port after its last colon' : 'it has no port' }
  const target = portRange(container)
  if (!target || target.first === 0) return { problem: `"${container}" is not a valid container port` }
  const published = host === '' ? undefined : portRange(host)
  if (host !== '' && !published) return { problem: `"${host}" is not a valid host port` }
  const width = target.last - target.first
  const onHost = published ? published.last - published.first : width
  if (onHost !== width && width !== 0) return { problem: 'its two ranges have different lengths' }
  return Array.from({ length: width + 1 }, (_, index) => ({
    ...(host_ip && { host_ip }),
    ...(published && {
      published: width === onHost ? String(published.first + index) : `${published.first}-${published.last}`,
    }),
    target: target.first + index,
    protocol,
  }))
}

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp'])
