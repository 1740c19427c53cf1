import { type Static, Type } from '@sinclair/typebox'
import { closed, list, mapOf, oneOf, scalar, text, whole } from './shapes.ts'

/** A taint that pods tolerate. */
export const Toleration = closed('Toleration', 'A taint of nodes that the pods tolerate.', {
  key: text('The key of the taint; without it, with `operator: Exists`, every taint.', { examples: ['dedicated'] }),
  operator: oneOf(
    { Equal: 'The taint has the key and the value.', Exists: 'The taint has the key.' },
    'How key and value are compared.',
    { default: 'Equal' },
  ),
  value: scalar('The value of the taint, with `operator: Equal`.', { examples: ['gpu'] }),
  effect: oneOf(
    {
      NoSchedule: 'No new pods without the toleration.',
      PreferNoSchedule: 'New pods without the toleration only if there is no other node.',
      NoExecute: 'No pods without the toleration, not even running ones.',
    },
    'The effect of the taint; without it, every effect.',
  ),
  toleration_seconds: whole(0, 'For `NoExecute`: the seconds after which pods leave the node anyway.', {
    examples: [300],
  }),
})
export type Toleration = Static<typeof Toleration>

const requirementKeys = {
  key: text('The label of the node.', { examples: ['topology.kubernetes.io/zone'] }),
  operator: oneOf(
    {
      In: 'The label has one of the values.',
      NotIn: 'The label has none of the values.',
      Exists: 'The node has the label.',
      DoesNotExist: 'The node does not have the label.',
      Gt: 'The label is a number greater than the value.',
      Lt: 'The label is a number less than the value.',
    },
    'How the label is compared; without it, `In` with `values`, else `Exists`.',
  ),
  values: list(scalar('One value.'), 'The values to compare with.', { examples: [['eu-central-1a', 'eu-central-1b']] }),
}

/** A label that a node must have. */
export const RequiredNode = closed('RequiredNode', 'What every node of the pods must meet.', requirementKeys, ['key'])
export type RequiredNode = Static<typeof RequiredNode>

/** A label that a node should have. */
export const PreferredNode = closed(
  'PreferredNode',
  'What the scheduler prefers in a node.',
  {
    ...requirementKeys,
    weight: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 100,
      description: 'How much it counts against other preferences.',
    }),
  },
  ['key'],
)
export type PreferredNode = Static<typeof PreferredNode>

/** Which nodes pods may run on, and which they prefer. */
export const NodeAffinity = closed(
  'NodeAffinity',
  'Which nodes the pods may run on, and which they prefer (`nodeAffinity`).',
  {
    required: list(RequiredNode, 'Requirements of nodes, all of which must be met.'),
    preferred: list(PreferredNode, 'Preferences that the scheduler weighs.'),
  },
)
export type NodeAffinity = Static<typeof NodeAffinity>

/** One rule that spreads pods evenly. */
export const TopologySpread = closed(
  'TopologySpread',
  'A rule that spreads the pods evenly over zones or nodes.',
  {
    topology_key: text('The node label whose values are the places to spread over.', {
      examples: ['topology.kubernetes.io/zone'],
    }),
    max_skew: whole(1, 'By how many pods two places may differ.', { default: 1 }),
    when_unsatisfiable: oneOf(
      {
        DoNotSchedule: 'A pod that would exceed `max_skew` waits.',
        ScheduleAnyway: 'The scheduler prefers places with fewer pods.',
      },
      'What happens to a pod that cannot keep the rule.',
      { default: 'DoNotSchedule' },
    ),
    min_domains: whole(1, 'For `DoNotSchedule`: how many places there must be at least.', { examples: [3] }),
  },
  ['topology_key'],
)
export type TopologySpread = Static<typeof TopologySpread>

/** The keys that decide on which nodes pods run. */
export const placementKeys = {
  node_selector: mapOf(scalar('The value of the label.'), 'Labels that the nodes of the pods must have.', {
    examples: [{ 'kubernetes.io/arch': 'arm64' }],
  }),
  tolerations: list(Toleration, 'Taints of nodes that the pods tolerate.', {
    examples: [[{ key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' }]],
  }),
  node_affinity: NodeAffinity,
  topology_spread: list(
    TopologySpread,
    'Rules that spread the pods evenly over zones or nodes (`topologySpreadConstraints`).',
    { examples: [[{ topology_key: 'topology.kubernetes.io/zone' }]] },
  ),
  priority_class: text('The PriorityClass of the pods (`priorityClassName`).', { examples: ['high-priority'] }),
  runtime_class: text('The RuntimeClass of the pods (`runtimeClassName`).', { examples: ['gvisor'] }),
}
