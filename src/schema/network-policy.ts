import type { Static } from '@sinclair/typebox'
import { EgressRule, IngressRule, Peer } from './peer.ts'
import { closed, flag, flagOr, list } from './shapes.ts'

/** The firewall of a workload. */
export const NetworkPolicy = flagOr(
  closed('NetworkPolicy', 'The NetworkPolicy of the workload; `true` and `false` are short for `enabled`.', {
    enabled: flag('Whether there is a NetworkPolicy.', { default: true }),
    allow_from: list(Peer, 'Who may connect to any port, in addition to those that the visibility admits.'),
    allow_to: list(
      Peer,
      'Whom the pods may reach on any port; as soon as it is given, all other traffic out is stopped but DNS and what the build itself derives: brokers of queues, `depends_on`, services of the same stack.',
    ),
    ingress: list(IngressRule, 'Rules for traffic that comes in, with ports.'),
    egress: list(EgressRule, 'Rules for traffic that goes out, with ports.'),
  }),
)
export type NetworkPolicy = Static<typeof NetworkPolicy>
