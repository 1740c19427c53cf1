import { type Probe, type ProbeHandler, trace } from 'k3s-platform/plugin'
import type { Probe as KubernetesProbe } from 'kubernetes-types/core/v1.js'

/** A probe with only what was asked for; everything else is Kubernetes' own default. */
export function probe(asked: Probe): KubernetesProbe {
  const { handler, ...times } = asked
  return trace(
    asked,
    { ...action(handler), ...times },
    { exec: 'handler', grpc: 'handler', httpGet: 'handler', tcpSocket: 'handler' },
  )
}

function action(handler: ProbeHandler): KubernetesProbe {
  switch (handler.kind) {
    case 'exec':
      return { exec: trace(handler, { command: [...handler.command] }) }
    case 'grpc':
      return { grpc: trace(handler, { port: handler.port, ...(handler.service && { service: handler.service }) }) }
    case 'http':
      return { httpGet: trace(handler, { path: handler.path, port: handler.port }) }
    case 'tcp':
      return { tcpSocket: trace(handler, { port: handler.port }) }
    default:
      return handler satisfies never
  }
}
