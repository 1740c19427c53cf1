import { because, keyOriginOf } from '../../ir/provenance.ts'
import type { Port as PortIr } from '../../ir/workload.ts'
import type { Port } from '../../schema/container.ts'
import { type Lowering, lowered } from './lowering.ts'
import { duplicatePortName } from './messages.ts'

/** The ports of a container. One without a name is `http` when it is the first, else named by its number. */
export function toPorts(ports: readonly Port[] = [], lowering: Lowering): PortIr[] {
  const written = new Set(ports.map(port => port.name))
  const named = ports.map((port, index) => ({ port, name: port.name ?? nameOf(port, index, written) }))
  named.forEach(({ port, name }, index) => {
    if (named.findIndex(other => other.name === name) < index)
      lowering.report(duplicatePortName(name, keyOriginOf(port, 'name')))
  })
  return named.map(({ port, name }) =>
    lowered(port, {
      name,
      containerPort: port.container_port,
      servicePort: because(port.service_port ?? port.container_port, ['service_port', 'container_port']),
      protocol: port.protocol ?? 'TCP',
      appProtocol: port.app_protocol,
    }),
  )
}

function nameOf(port: Port, index: number, written: ReadonlySet<string | undefined>): string {
  const isTcp = (port.protocol ?? 'TCP') === 'TCP'
  if (index === 0 && isTcp && !written.has('http')) return 'http'
  return `port-${port.container_port}${isTcp ? '' : `-${port.protocol!.toLowerCase()}`}`
}
