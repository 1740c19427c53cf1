import type { Container, Probe } from 'kubernetes-types/core/v1.js'
import { type EntryNode, filled } from './entry-node.ts'
import { requestKeys } from './hook-keys.ts'

/** `probes`: the three health checks. */
export function probeKeys({ startupProbe, readinessProbe, livenessProbe }: Container): EntryNode | undefined {
  return filled({ startup: keysOf(startupProbe), readiness: keysOf(readinessProbe), liveness: keysOf(livenessProbe) })
}

function keysOf(probe: Probe | undefined): EntryNode | undefined {
  if (!probe) return undefined
  return filled({
    ...handlerOf(probe),
    initial_delay: probe.initialDelaySeconds,
    period: probe.periodSeconds,
    timeout: probe.timeoutSeconds,
    success_threshold: probe.successThreshold,
    failure_threshold: probe.failureThreshold,
  })
}

/** Kubernetes' types know gRPC since a later version than the one that they are of. */
function handlerOf(probe: Probe & { grpc?: { port?: number; service?: string } }): EntryNode {
  const { exec, httpGet, tcpSocket, grpc } = probe
  if (exec) return { type: 'exec', command: exec.command }
  if (httpGet) return { type: 'http', ...requestKeys(httpGet) }
  if (grpc) return { type: 'grpc', port: grpc.port, service: grpc.service || undefined }
  return { type: 'tcp', port: tcpSocket?.port }
}
