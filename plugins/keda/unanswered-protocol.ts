import { H2C, type Port, type Probes } from 'k3s-platform/plugin'

/** What a port seems to speak that the interceptor does not speak to it. */
export type UnansweredProtocol = 'HTTP/2' | 'TLS'

/**
 * By the protocol of the port, else by its name and by gRPC probes. `grpc-web` is HTTP/1.1. The interceptor knows one
 * name of HTTP/2 without TLS, and uses TLS to a backend only for requests that came over TLS.
 */
export function unansweredProtocol(port: Port, probes: Probes): UnansweredProtocol | undefined {
  const { appProtocol } = port
  if (appProtocol === H2C) return undefined
  if (appProtocol === 'https') return 'TLS'
  const asksInGrpc = Object.values(probes).some(
    probe => probe?.handler.kind === 'grpc' && probe.handler.port === port.containerPort,
  )
  const isHttp2 = appProtocol === undefined ? asksInGrpc || speaksHttp2(port.name) : speaksHttp2(appProtocol)
  return isHttp2 ? 'HTTP/2' : undefined
}

function speaksHttp2(word: string): boolean {
  return /(^|[-/.])(grpc|h2c?|http2)($|[-/.])/i.test(word) && !/grpc-?web/i.test(word)
}
