import { type ConfigNode, lowered } from 'k3s-platform/plugin'

/** A node of a scheduled function: nothing calls it, and nothing scales it. */
export function scheduleNode(node: ConfigNode): ConfigNode {
  const kept = Object.fromEntries(Object.entries(node).filter(([key]) => !OF_OTHERS.includes(key)))
  return lowered<ConfigNode>(node, { ...kept, scaling: lowered(node, { type: 'none' }) })
}

/** What an entry says for those of its functions that wait for calls and items. */
const OF_OTHERS = [
  'anti_affinity',
  'ingress',
  'ingress_annotations',
  'pod_disruption_budget',
  'probes',
  'replicas',
  'scaling',
]
