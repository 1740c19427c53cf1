import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  duplicateValue,
  forbiddenField,
  invalidName,
  missingField,
  outOfRange,
  type Resource,
  violationOfPortName,
} from 'k3s-platform/plugin'
import type { ContainerPort } from 'kubernetes-types/core/v1.js'
import { containersOf, podOf } from './pod.ts'

/** Ports of containers: numbers that exist, names that are short and unique, ports of the node used once. */
export function* ports(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const nodePorts = new Map<string, Field>()
  for (const { container, pointer, isInit } of containersOf(pod)) {
    const names = new Map<string, Field>()
    // Init containers run one after the other, so each may have the port.
    const taken = isInit ? new Map<string, Field>() : nodePorts
    for (const [index, port] of (container.ports ?? []).entries()) {
      const at = `${pointer}/ports/${index}`
      yield* nameMistakes({ resource, pointer: `${at}/name` }, port.name, names)
      if (!port.containerPort) yield missingField({ resource, pointer: at }, 'containerPort')
      else yield* portNumberMistakes({ resource, pointer: `${at}/containerPort` }, port.containerPort)
      if (port.hostPort) yield* hostPortMistakes({ resource, pointer: `${at}/hostPort` }, port, taken)
      if (pod.spec.hostNetwork && !isInit && port.hostPort && port.hostPort !== port.containerPort)
        yield forbiddenField({ resource, pointer: `${at}/hostPort` }, 'with "hostNetwork" it is the container port')
    }
  }
}

/** What is wrong with a number as a port. */
export function* portNumberMistakes(field: Field, port: number): Iterable<Mistake> {
  if (port < 1 || port > 65535) yield outOfRange(field, port, 'from 1 to 65535')
}

/** What is wrong with a number or a name as a port. */
export function* portMistakes(field: Field, port: number | string): Iterable<Mistake> {
  if (typeof port === 'number') return yield* portNumberMistakes(field, port)
  const violation = violationOfPortName(port)
  if (violation) yield invalidName(field, port, violation)
}

function* nameMistakes(field: Field, name: string | undefined, seen: Map<string, Field>): Iterable<Mistake> {
  if (!name) return
  const violation = violationOfPortName(name)
  const earlier = seen.get(name)
  if (violation) yield invalidName(field, name, violation)
  else if (earlier) yield duplicateValue(field, name, earlier)
  else seen.set(name, field)
}

function* hostPortMistakes(field: Field, port: ContainerPort, taken: Map<string, Field>): Iterable<Mistake> {
  const { hostPort = 0, hostIP = '', protocol = 'TCP' } = port
  yield* portNumberMistakes(field, hostPort)
  const key = `${protocol}/${hostIP}/${hostPort}`
  const earlier = taken.get(key)
  if (earlier) yield duplicateValue(field, hostPort, earlier)
  else taken.set(key, field)
}
