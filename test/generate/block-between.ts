import type { Node } from './node.ts'
import { mergedByName, overlayBetween } from './overlay-between.ts'
import { withOwnPaths } from './volumes.ts'

/** What an environment's block says about these headings, so that they become those of the target. */
export function blockBetween(base: Node, target: Node, headings: readonly string[]): Node {
  const kept = (node: Node) => Object.fromEntries(Object.entries(node).filter(([key]) => headings.includes(key)))
  return overlayBetween(kept(base), kept(meeting(base, target)))
}

/** The target as far as a block can reach it: lists by names only grow. */
function meeting(base: Node, target: Node): Node {
  const lists = (['volumes', 'env_refs', 'secrets'] as const).flatMap(key => {
    if (target[key] === undefined || base[key] === undefined) return []
    const merged = mergedByName(base[key] as Node[], target[key] as Node[])
    return [[key, key === 'volumes' ? keptPaths(base.volumes as Node[], merged) : merged]]
  })
  return { ...target, ...Object.fromEntries(lists) }
}

function keptPaths(base: readonly Node[], merged: readonly Node[]): Node[] {
  return withOwnPaths(
    merged.map((one, index) => ({ ...one, ...(base[index] && { mount_path: base[index].mount_path }) })),
  )
}
