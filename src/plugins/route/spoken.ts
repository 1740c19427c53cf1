import {
  type Backend,
  type Context,
  originsOf,
  primaryPortOf,
  protocolWithoutHttp,
  type Workload,
} from 'k3s-platform/plugin'
import { portWithoutHttp } from './messages.ts'

/** Reports a route to a port that seems to speak something else than the ingress does. */
export function reportSpoken({ direct }: Backend, workload: Workload, context: Context): void {
  const port = primaryPortOf(workload)
  if (!port) return
  const isWritten = port.appProtocol === undefined ? 'containerPort' : 'appProtocol'
  const [at] = originsOf(port, isWritten)
  const protocol = protocolWithoutHttp(port)
  if (protocol) context.report(portWithoutHttp(port.containerPort, protocol, at))
  else if (direct && asksInGrpc(workload, port.containerPort) && port.appProtocol === undefined)
    context.report(portWithoutHttp(port.containerPort, 'gRPC', at))
}

function asksInGrpc({ container }: Workload, number: number): boolean {
  const port = container.ports.find(({ containerPort }) => containerPort === number)
  if (port && /(?:^|-)(?:grpc|h2c)(?:-|$)/.test(port.name) && !/web/.test(port.name)) return true
  return Object.values(container.probes).some(probe => probe?.handler.kind === 'grpc' && probe.handler.port === number)
}
