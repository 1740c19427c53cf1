import type { Static } from '@sinclair/typebox'
import { closed, list, mapOf, oneOf, portReference, scalar, text } from './shapes.ts'
import { PROTOCOLS } from './words.ts'

/** Pods or addresses on the other side of a connection. */
export const Peer = closed(
  'Peer',
  'Pods or addresses on the other side of a connection; what is given must hold together.',
  {
    namespace: text("The namespace of the pods; without it, the workload's own.", { examples: ['monitoring'] }),
    pod_labels: mapOf(
      scalar('The value of the label.'),
      'Labels that the pods have; without it, every pod of the namespace.',
      {
        examples: [{ app: 'frontend' }],
      },
    ),
    cidr: text('A range of addresses instead of pods.', { examples: ['10.0.0.0/8'] }),
  },
)
export type Peer = Static<typeof Peer>

/** A port in a rule of a NetworkPolicy. */
export const PolicyPort = closed(
  'PolicyPort',
  'A port of the pod, not of its Service.',
  {
    protocol: oneOf(PROTOCOLS, 'The transport protocol.', { default: 'TCP' }),
    port: portReference('The port of the pod, by number or name.', { examples: [8080] }),
  },
  ['port'],
)
export type PolicyPort = Static<typeof PolicyPort>

/** Traffic that may come in. */
export const IngressRule = closed(
  'IngressRule',
  'Traffic that may come in; it is added to what the visibility allows.',
  {
    from: list(Peer, 'Who may connect.'),
    ports: list(PolicyPort, 'To which ports; without it, to all.'),
  },
)
export type IngressRule = Static<typeof IngressRule>

/** Traffic that may go out. */
export const EgressRule = closed(
  'EgressRule',
  'Traffic that may go out; as soon as there is one, all other but DNS is stopped.',
  {
    to: list(Peer, 'Whom the pods may reach.'),
    ports: list(PolicyPort, 'On which ports; without it, on all.'),
  },
)
export type EgressRule = Static<typeof EgressRule>
