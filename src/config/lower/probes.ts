import type { ProbeHandler, Probe as ProbeIr, Probes as ProbesIr } from '../../ir/probe.ts'
import { because, keyOriginOf } from '../../ir/provenance.ts'
import type { Port } from '../../ir/workload.ts'
import type { Probe, Probes } from '../../schema/probes.ts'
import { toHttpRequest } from './http-request.ts'
import { type Lowering, lowered, textList } from './lowering.ts'
import { ambiguousProbe, incompleteProbe } from './messages.ts'

/** The three probes, each with one handler. */
export function toProbes(probes: Probes = {}, ports: readonly Port[], lowering: Lowering): ProbesIr {
  const toOne = (kind: keyof ProbesIr) => probes[kind] && toProbe(probes[kind], kind, ports, lowering)
  return lowered(probes, { startup: toOne('startup'), readiness: toOne('readiness'), liveness: toOne('liveness') })
}

function toProbe(probe: Probe, kind: string, ports: readonly Port[], lowering: Lowering): ProbeIr | undefined {
  const handler = toHandler(probe, kind, ports, lowering)
  if (!handler) return undefined
  return lowered(probe, {
    handler: because(handler, ['type', 'path', 'command', 'port']),
    initialDelaySeconds: because(probe.initial_delay, 'initial_delay'),
    periodSeconds: because(probe.period, 'period'),
    timeoutSeconds: because(probe.timeout, 'timeout'),
    successThreshold: probe.success_threshold,
    failureThreshold: probe.failure_threshold,
  })
}

/** Without a type, what is written decides: a command, a path, or only a port. */
function toHandler(probe: Probe, kind: string, ports: readonly Port[], lowering: Lowering): ProbeHandler | undefined {
  const type = probe.type ?? (probe.command ? 'exec' : probe.path !== undefined ? 'http' : 'tcp')
  const foreign = FOREIGN_KEYS[type].find(key => probe[key] !== undefined)
  if (foreign) return fail(lowering, ambiguousProbe(kind, type, foreign, keyOriginOf(probe, foreign)))
  const port = probe.port ?? (ports.find(({ name }) => name === 'http') ?? ports[0])?.containerPort
  if (type === 'exec')
    return probe.command?.length
      ? lowered(probe, { kind: 'exec', command: textList(probe.command)! })
      : fail(lowering, incompleteProbe(kind, 'exec', 'command', keyOriginOf(probe, 'type')))
  if (port === undefined) return fail(lowering, incompleteProbe(kind, type, 'port', keyOriginOf(probe, 'type')))
  switch (type) {
    case 'http':
      return lowered(probe, { kind: 'http', path: probe.path ?? '/', port, ...toHttpRequest(probe) })
    case 'tcp':
      return lowered(probe, { kind: 'tcp', port })
    case 'grpc':
      return typeof port === 'number'
        ? lowered(probe, { kind: 'grpc', port, service: probe.service })
        : fail(lowering, incompleteProbe(kind, 'grpc', 'port', keyOriginOf(probe, 'port')))
    default:
      return type satisfies never
  }
}

const FOREIGN_KEYS = {
  exec: ['path', 'port', 'scheme', 'headers', 'service'],
  grpc: ['command', 'path', 'scheme', 'headers'],
  http: ['command', 'service'],
  tcp: ['command', 'path', 'scheme', 'headers', 'service'],
} as const

function fail(lowering: Lowering, diagnostic: Parameters<Lowering['report']>[0]): undefined {
  lowering.report(diagnostic)
  return undefined
}
