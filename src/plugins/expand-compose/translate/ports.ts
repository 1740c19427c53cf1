import {
  type App,
  because,
  keyOriginOf,
  lowered,
  originsOf,
  violationOfPortName,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { Port } from '../model/port.ts'
import { unsupportedKey } from './loss-messages.ts'
import { reportHosts } from './published-ports.ts'
import type { Subject } from './stack.ts'

/**
 * The ports on which a service listens, under the numbers of the container: others call `web:80` even where the host
 * shows it as 8080.
 */
export function toPorts(subject: Subject): readonly ContainerPort[] {
  const { service } = subject
  const ports = new Ports()
  reportHosts(subject)
  for (const [index, port] of (service.ports ?? []).entries()) {
    keep(ports, port.target, port.protocol, nameOf(port, subject), service.ports!, index)
  }
  for (const [index, text] of (service.expose ?? []).entries()) {
    const [number = '', protocol = 'tcp'] = text.split('/')
    keep(ports, Number(number), protocol, undefined, service.expose!, index, originsOf(service.expose, index))
  }
  return [...ports.byNumber.values()]
}

type ContainerPort = NonNullable<Required<App>['container']['ports']>[number]

/** The ports so far: a range can have thousands. */
class Ports {
  readonly byNumber = new Map<string, ContainerPort>()
  readonly names = new Set<string>()
}

function keep(
  ports: Ports,
  target: number,
  protocol: string,
  name: string | undefined,
  list: readonly unknown[],
  index: number,
  written = originsOf(list[index], 'target'),
): void {
  const at = written.length > 0 ? written : originsOf(list, index)
  const key = `${target}/${protocol}`
  const taken = name !== undefined && ports.names.has(name)
  const known = ports.byNumber.get(key)
  // A port that is published twice, or also exposed, is one port of the container.
  if (known && (name === undefined || taken)) return
  const origins = [...at, ...writtenOriginsOf(list[index], 'protocol')]
  const free = name !== undefined && !taken ? name : freeName(target, protocol, ports)
  if (known) ports.names.delete(String(known.name))
  ports.names.add(free)
  ports.byNumber.set(
    key,
    lowered<ContainerPort>(list, {
      name: because(free, name === undefined ? at : originsOf(list[index], 'name')),
      container_port: because(target, at),
      protocol: because(protocol.toUpperCase() as ContainerPort['protocol'], origins),
    }),
  )
}

/** A name for a port without one; ports of the file may be called as it would be. */
function freeName(target: number, protocol: string, { names }: Ports): string {
  const name = protocol === 'tcp' ? `port-${target}` : `port-${target}-${protocol}`
  return names.has(name) ? `${target}-${protocol}` : name
}

function nameOf(port: Port, { report }: Subject): string | undefined {
  if (port.name === undefined) return undefined
  if (!violationOfPortName(port.name)) return port.name
  report(
    unsupportedKey(
      'ports.name',
      `"${port.name}" is not a valid name of a port`,
      'Lower-case letters, digits and "-", at most 15 characters, at least one letter.',
      keyOriginOf(port, 'name'),
    ),
  )
  return undefined
}
