import type { ConfigNode } from '../config.ts'
import { overlay } from '../overlay.ts'
import { picked } from './lowering.ts'

/**
 * The `x-` keys of nodes, which are the user's and mean something to plugins alone. Those of a later node, such as a
 * service of a stack, are laid over those of an earlier one. Nothing when there are none.
 */
export function extensionsOf(...nodes: readonly object[]): ConfigNode | undefined {
  const [first, ...further] = [...new Set(nodes)].map(ownKeys).filter(keys => Object.keys(keys).length > 0)
  return further.reduce((base, over) => overlay(base, over) as ConfigNode | undefined, first)
}

function ownKeys(node: object): ConfigNode {
  return picked(
    node,
    Object.keys(node).filter(key => key.startsWith('x-')),
  )
}
