import type { Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  forbiddenField,
  invalidValue,
  isInsideCidr,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfCidr,
} from 'k3s-platform/plugin'
import type { NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from 'kubernetes-types/networking/v1.js'
import { portMistakes, portNumberMistakes } from './ports.ts'
import { selectorMistakes } from './selectors.ts'

/** Network policies: whose pods, which peers, which ports. */
export function* networkPolicies(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: NetworkPolicySpec }
  if (!spec) return
  yield* selectorMistakes(resource, spec.podSelector, '/spec/podSelector')
  for (const [index, { from = [], ports = [] }] of (spec.ingress ?? []).entries())
    yield* ruleMistakes(resource, { peers: from, ports, side: 'from' }, `/spec/ingress/${index}`)
  for (const [index, { to = [], ports = [] }] of (spec.egress ?? []).entries())
    yield* ruleMistakes(resource, { peers: to, ports, side: 'to' }, `/spec/egress/${index}`)
  if ((spec.policyTypes?.length ?? 0) > 2)
    yield outOfRange({ resource, pointer: '/spec/policyTypes' }, spec.policyTypes, 'at most 2 long')
}

interface TrafficRule {
  readonly peers: readonly NetworkPolicyPeer[]
  readonly ports: readonly NetworkPolicyPort[]
  readonly side: 'from' | 'to'
}

function* ruleMistakes(resource: Resource, { peers, ports, side }: TrafficRule, pointer: Pointer): Iterable<Mistake> {
  for (const [index, peer] of peers.entries()) yield* peerMistakes(resource, peer, `${pointer}/${side}/${index}`)
  for (const [index, port] of ports.entries()) yield* portRangeMistakes(resource, port, `${pointer}/ports/${index}`)
}

function* peerMistakes(resource: Resource, peer: NetworkPolicyPeer, pointer: Pointer): Iterable<Mistake> {
  const { podSelector, namespaceSelector, ipBlock } = peer
  if (!podSelector && !namespaceSelector && !ipBlock)
    yield missingField({ resource, pointer }, 'podSelector', 'a peer is pods, namespaces or an address block')
  yield* selectorMistakes(resource, podSelector, `${pointer}/podSelector`)
  yield* selectorMistakes(resource, namespaceSelector, `${pointer}/namespaceSelector`)
  if (!ipBlock) return
  const at = `${pointer}/ipBlock`
  const other = podSelector ? 'podSelector' : namespaceSelector ? 'namespaceSelector' : undefined
  if (other)
    yield conflictingFields(
      { resource, pointer: at },
      { resource, pointer: `${pointer}/${other}` },
      'addresses are not chosen by labels',
    )
  const field = { resource, pointer: `${at}/cidr` }
  const violation = ipBlock.cidr ? violationOfCidr(ipBlock.cidr) : undefined
  if (!ipBlock.cidr) return yield missingField({ resource, pointer: at }, 'cidr')
  if (violation) yield invalidValue(field, ipBlock.cidr, violation, 'For example: 10.0.0.0/8.')
  for (const [index, exception] of (ipBlock.except ?? []).entries()) {
    const exceptField = { resource, pointer: `${at}/except/${index}` }
    const wrong = violationOfCidr(exception)
    if (wrong) yield invalidValue(exceptField, exception, wrong)
    else if (!violation && !isInsideCidr(ipBlock.cidr, exception))
      yield invalidValue(exceptField, exception, `must lie inside of ${ipBlock.cidr}, and be smaller`)
  }
}

function* portRangeMistakes(
  resource: Resource,
  { port, endPort }: NetworkPolicyPort,
  pointer: Pointer,
): Iterable<Mistake> {
  if (port !== undefined) yield* portMistakes({ resource, pointer: `${pointer}/port` }, port)
  if (endPort === undefined) return
  const field = { resource, pointer: `${pointer}/endPort` }
  if (typeof port !== 'number') yield forbiddenField(field, 'a range starts with the number of a port')
  else {
    yield* portNumberMistakes(field, endPort)
    if (endPort < port) yield outOfRange(field, endPort, `at least ${port}, where the range starts`)
  }
}
