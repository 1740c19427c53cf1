import { type ConfigNode, lowered } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'

/**
 * What is said of the scaling of a function, without what an entry says for its functions with other triggers; nothing
 * when nothing is left.
 */
export function scalingFor(
  kind: 'http' | 'queue',
  scaling: unknown,
  { found, owner }: Subject,
): ConfigNode | undefined {
  if (typeof scaling !== 'object' || scaling === null) return undefined
  const node = scaling as ConfigNode
  const { type: foreignType, keys: foreign } = OTHERS[kind]
  const entry = (owner.node.scaling ?? {}) as ConfigNode
  const isLeftOut = (key: string) =>
    (key === 'type' && node.type === foreignType) ||
    foreign.includes(key) ||
    // A number that stands above a function is for when it is scaled.
    (key === 'max_instances' && node.type === 'none' && found.settings.max_instances !== undefined && !(key in entry))
  const kept = Object.keys(node).filter(key => !isLeftOut(key))
  return kept.length === 0
    ? undefined
    : lowered<ConfigNode>(node, Object.fromEntries(kept.map(key => [key, node[key]])))
}

const OTHERS: Readonly<Record<'http' | 'queue', { readonly type: string; readonly keys: readonly string[] }>> = {
  http: { type: 'keda-queue', keys: ['queue_name', 'queue_length', 'queue', 'triggers'] },
  queue: { type: 'keda-http', keys: ['target_pending_requests', 'target_rps'] },
}
