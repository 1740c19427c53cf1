import { isMap, Tagged } from 'k3s-platform/plugin'
import { type Steps, withItems, without, withValues } from './nodes.ts'

/** Tags that prevent merging with the earlier value. */
export const MARKS: readonly string[] = ['!reset', '!override']

/** A file's node without what it resets, and the ways to all that it resets or overrides. */
export interface Marked {
  readonly node: unknown
  readonly ways: readonly Steps[]
}

/** Takes the marks out of a node. */
export function takeMarks(node: unknown): Marked {
  const ways: Steps[] = []
  return { node: node instanceof Tagged ? kept(node, [], ways) : taken(node, [], ways), ways }
}

/** What earlier files say, without what a later one resets or overrides. */
export function applyMarks<Node>(node: Node, ways: readonly Steps[]): Node {
  return ways.reduce<Node>((left, way) => without(left, way), node)
}

function taken(node: unknown, way: Steps, ways: Steps[]): unknown {
  if (typeof node !== 'object' || node === null) return node
  const before = node as Readonly<Record<string | number, unknown>>
  const after = new Map<string | number, unknown>()
  let isChanged = false
  for (const key of Object.keys(node)) {
    const step = Array.isArray(node) ? Number(key) : key
    const marked = before[step]
    const inner = [...way, step]
    // An item of a list has no counterpart before it.
    if (marked instanceof Tagged && typeof step === 'string') ways.push(inner)
    const value = marked instanceof Tagged ? kept(marked, inner, ways) : taken(marked, inner, ways)
    isChanged ||= value !== marked
    after.set(step, value)
  }
  if (!isChanged) return node
  return isMap(node)
    ? withValues(node, key => after.get(key))
    : withItems(node as readonly unknown[], index => after.get(index))
}

/** What of a marked value is left: nothing of one that is reset. */
function kept({ tag, value }: Tagged, way: Steps, ways: Steps[]): unknown {
  return tag === '!reset' ? undefined : taken(value, way, ways)
}
