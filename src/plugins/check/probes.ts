import type { Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  forbiddenField,
  invalidName,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfHttpHeaderName,
} from 'k3s-platform/plugin'
import type { Container, Probe } from 'kubernetes-types/core/v1.js'
import { isSidecar } from './containers.ts'
import { containersOf, podOf } from './pod.ts'
import { unknownPort } from './pod-messages.ts'
import { portMistakes } from './ports.ts'

/** Probes, and what is done when a container has started and before it stops. */
export function* probes(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const gracePeriod = pod.spec.terminationGracePeriodSeconds ?? 30
  for (const { container, pointer, isInit } of containersOf(pod)) {
    if (isInit && !isSidecar(container)) continue
    for (const kind of PROBES) {
      const probe = container[kind]
      if (probe) yield* probeMistakes(resource, { probe, kind, container }, `${pointer}/${kind}`)
    }
    for (const moment of ['postStart', 'preStop'] as const) {
      const handler = container.lifecycle?.[moment]
      if (!handler) continue
      const at = `${pointer}/lifecycle/${moment}`
      yield* handlerMistakes(resource, handler, at, container)
      const seconds = handler.sleep?.seconds
      if (seconds !== undefined && (seconds < 0 || seconds > gracePeriod))
        yield outOfRange(
          { resource, pointer: `${at}/sleep/seconds` },
          seconds,
          `from 0 to ${gracePeriod}, the grace period`,
        )
    }
  }
}

interface Asked {
  readonly probe: Probe
  readonly kind: (typeof PROBES)[number]
  readonly container: Container
}

function* probeMistakes(resource: Resource, { probe, kind, container }: Asked, pointer: Pointer): Iterable<Mistake> {
  yield* handlerMistakes(resource, probe, pointer, container)
  for (const name of NUMBERS) {
    const value = probe[name]
    if (value !== undefined && value < 0)
      yield outOfRange({ resource, pointer: `${pointer}/${name}` }, value, 'at least 0')
  }
  const threshold = { resource, pointer: `${pointer}/successThreshold` }
  // Left out or 0, it is 1.
  if (kind !== 'readinessProbe' && (probe.successThreshold || 1) !== 1)
    yield outOfRange(threshold, probe.successThreshold, '1, since one success is all that this probe waits for')
  const grace = { resource, pointer: `${pointer}/terminationGracePeriodSeconds` }
  const seconds = probe.terminationGracePeriodSeconds
  if (seconds === undefined) return
  if (kind === 'readinessProbe') yield forbiddenField(grace, 'a readiness probe stops nothing')
  else if (seconds <= 0) yield outOfRange(grace, seconds, 'at least 1')
}

interface Handler {
  readonly exec?: Probe['exec']
  readonly httpGet?: Probe['httpGet']
  readonly tcpSocket?: Probe['tcpSocket']
  readonly grpc?: Probe['grpc']
  readonly sleep?: { readonly seconds: number }
}

function* handlerMistakes(
  resource: Resource,
  handler: Handler,
  pointer: Pointer,
  container: Container,
): Iterable<Mistake> {
  const [first, ...others] = HANDLERS.filter(name => handler[name])
  if (!first)
    yield missingField({ resource, pointer }, 'httpGet', 'it needs a way to ask: httpGet, tcpSocket, exec or grpc')
  for (const other of others)
    yield conflictingFields({ resource, pointer: `${pointer}/${other}` }, { resource, pointer: `${pointer}/${first}` })
  if (handler.exec && !handler.exec.command?.length)
    yield missingField({ resource, pointer: `${pointer}/exec` }, 'command')
  for (const name of ['httpGet', 'tcpSocket', 'grpc'] as const) {
    const port = handler[name]?.port
    if (port === undefined) continue
    const field = { resource, pointer: `${pointer}/${name}/port` }
    const wrong = [...portMistakes(field, port)]
    yield* wrong
    const known = (container.ports ?? []).flatMap(({ name }) => name ?? [])
    if (typeof port === 'string' && wrong.length === 0 && !known.includes(port)) yield unknownPort(field, port, known)
  }
  for (const [index, { name }] of (handler.httpGet?.httpHeaders ?? []).entries()) {
    const violation = violationOfHttpHeaderName(name ?? '')
    if (violation)
      yield invalidName(
        { resource, pointer: `${pointer}/httpGet/httpHeaders/${index}/name` },
        name ?? '',
        violation,
        name?.replace(/[^\w-]+/g, '-'),
      )
  }
}

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const
const NUMBERS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const
