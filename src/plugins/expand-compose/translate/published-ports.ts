import {
  type Diagnostic,
  keyOriginOf,
  type Origin,
  originsOf,
  own,
  placeKey,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { Port } from '../model/port.ts'
import { approximatedKey, ignoredKey, invalidValue, unsupportedKey } from './loss-messages.ts'
import { publishedPort } from './network-messages.ts'
import type { Subject } from './stack.ts'

/** Reports published ports, once for each item: a range is one item. */
export function reportHosts(subject: Subject): void {
  const { ports = [] } = subject.service
  const texts = new Map<string, { readonly ports: Port[]; readonly at: Origin | undefined }>()
  for (const [index, port] of ports.entries()) {
    const at = originsOf(port, 'published')[0] ?? originsOf(ports, index)[0]
    const key = at ? placeKey(at) : String(index)
    const known = texts.get(key)
    if (known) known.ports.push(port)
    else texts.set(key, { ports: [port], at })
  }
  for (const text of texts.values()) reportHost(text.ports, text.at, subject)
}

function reportHost(ports: readonly Port[], at: Origin | undefined, subject: Subject): void {
  const { service, host, report } = subject
  const port = ports[0]!
  if (service.network_mode === 'host' && port.published !== undefined)
    report(
      ignoredKey('ports.published', 'in the network of the node the port of the container is that of the node', at),
    )
  else if (port.published !== undefined || port.host_ip !== undefined)
    reportPublished(publishedPort(host, ports, at), subject)
  if (port.mode === 'host')
    report(
      unsupportedKey(
        'ports.mode: host',
        'pods are reached through their Service',
        'An ingress, or a DaemonSet with "network_mode: host", shows a port of the node.',
        keyOriginOf(port, 'mode'),
      ),
    )
  else if (port.mode !== undefined && writtenOriginsOf(port, 'mode').length > 0)
    report(approximatedKey(`ports.mode: ${port.mode}`, 'is how a Service works anyway', keyOriginOf(port, 'mode')))
  if (!['tcp', 'udp', 'sctp'].includes(port.protocol))
    report(invalidValue('ports.protocol', port.protocol, 'protocol (tcp, udp or sctp)', keyOriginOf(port, 'protocol')))
}

/** A hint to give it an ingress is for services without one. */
function reportPublished(told: Diagnostic, { name, stack, report }: Subject): void {
  const { hint, ...rest } = told
  const { defaults, services } = stack.settings
  const isServed = own(services, name)?.ingress ?? defaults?.ingress
  report(isServed || hint === undefined ? rest : told)
}
