import { fieldOf, lowered, type Port } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'

/** The ports with the protocol that is spoken over them, where the compose file says it. */
export function withAppProtocols(ports: readonly Port[], { ports: written = [] }: Service): readonly Port[] {
  return ports.map(port => {
    const found = written.find(
      ({ target, protocol, app_protocol: spoken }) =>
        spoken !== undefined && target === port.containerPort && protocol.toUpperCase() === port.protocol,
    )
    if (!found?.app_protocol) return port
    return lowered(port, { ...port, appProtocol: fieldOf(found, 'app_protocol') })
  })
}
