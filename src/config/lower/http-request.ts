import type { HttpRequest } from '../../ir/probe.ts'
import { originsOf, tracedTo } from '../../ir/provenance.ts'
import type { Probe } from '../../schema/probes.ts'

/** How a request is sent, without its address: the scheme and the headers, in the order of their names. */
export function toHttpRequest({
  scheme,
  headers,
}: Pick<Probe, 'headers' | 'scheme'>): Pick<HttpRequest, 'headers' | 'scheme'> {
  const names = Object.keys(headers ?? {}).sort()
  return {
    ...(scheme && { scheme }),
    ...(names.length > 0 && {
      headers: names.map(name => tracedTo(originsOf(headers, name), { name, value: String(headers?.[name]) })),
    }),
  }
}
