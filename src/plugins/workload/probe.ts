import { because, type Fields, type HttpRequest, type Probe, type ProbeHandler, trace } from 'k3s-platform/plugin'
import type { HTTPGetAction, Probe as KubernetesProbe } from 'kubernetes-types/core/v1.js'

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
      return { httpGet: asked(httpGet(handler)) }
    case 'tcp':
      return { tcpSocket: asked(trace(handler, { port: handler.port })) }
    default:
      return handler satisfies never
  }
}

/** A GET request of the kubelet. */
export function httpGet(request: HttpRequest): HTTPGetAction {
  const { headers } = request
  return trace<HTTPGetAction>(request, {
    path: request.path,
    port: request.port,
    scheme: request.scheme,
    ...(headers && {
      httpHeaders: because(
        headers.map(header => trace(header, { ...header })),
        'headers',
      ),
    }),
  })
}
