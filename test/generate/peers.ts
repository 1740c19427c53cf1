import fc from 'fast-check'
import { portNumber } from './container.ts'
import { label, labelValue, portName, qualifiedName } from './names.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'

const namespace = mostly(oneOf('monitoring', 'kube-system', 'default', '0'), label())

/** Pods by their labels, all of a namespace, or a range of addresses. */
export const peer: fc.Arbitrary<Node> = fc.oneof(
  map({ namespace, pod_labels: labels(0) }, ['namespace']),
  map({ pod_labels: labels(1) }, ['pod_labels']),
  map({ cidr: oneOf('10.0.0.0/8', '0.0.0.0/0', '192.168.1.1/32', 'fd00::/8', '::/0', '2001:db8::1/128') }, ['cidr']),
)

/** Labels with values that YAML has types for. */
export function labels(minKeys: number): fc.Arbitrary<Node> {
  return fc.dictionary(qualifiedName, labelValue, { minKeys, maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Node>
}

const policyPorts = few(
  map({ protocol: oneOf('TCP', 'UDP', 'SCTP'), port: fc.oneof(portNumber, portName) as fc.Arbitrary<unknown> }, [
    'port',
  ]),
  1,
)

/** A rule for one direction, with peers or ports. */
export function rule(side: 'from' | 'to'): fc.Arbitrary<Node> {
  const peers = few(peer, 1)
  return fc.oneof(map({ [side]: peers, ports: policyPorts }, [side]), map({ ports: policyPorts }, ['ports']))
}
