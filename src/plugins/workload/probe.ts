import { because, type Fields, type Probe, type ProbeHandler, trace } from 'k3s-platform/plugin'
import type { Probe as KubernetesProbe } from 'kubernetes-types/core/v1.js'

/** A probe with only what was asked for; everything else is Kubernetes' own default. */
export function probe(asked: Probe): KubernetesProbe {
  const { handler, ...times } = asked
  return trace<KubernetesProbe>(asked, { ...action(handler), ...times })
}

function action(handler: ProbeHandler): Fields<KubernetesProbe> {
  const asked = <Action extends object>(made: Action) => because(made, 'handler')
  switch (handler.kind) {
    case 'exec':
      return { exec: asked(trace(handler, { command: [...handler.command] })) }
    case 'grpc':
      return { grpc: asked(trace(handler, { port: handler.port, service: handler.service || undefined })) }
    case 'http':
      return { httpGet: asked(trace(handler, { path: handler.path, port: handler.port })) }
    case 'tcp':
      return { tcpSocket: asked(trace(handler, { port: handler.port })) }
    default:
      return handler satisfies never
  }
}
