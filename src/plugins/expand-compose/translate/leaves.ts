import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'

/** One value inside of a node: the keys that lead to it, and its place. */
export interface Leaf {
  readonly path: string
  readonly at: Origin | undefined
}

/**
 * Every value below a key of a node, so that each is reported at its place; an empty map or list is a value too, and so
 * is one that was written as a single string.
 */
export function leavesOf(node: object, key: string, above = ''): readonly Leaf[] {
  const value = (node as Readonly<Record<string, unknown>>)[key]
  if (value === undefined) return []
  const path = Array.isArray(node) ? `${above}[${key}]` : above === '' ? key : `${above}.${key}`
  const inner = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const leaves = inner.flatMap(step => leavesOf(value as object, step, path))
  if (leaves.length > 0 && !(leaves.length > 1 && isOnePlace(leaves))) return leaves
  const step = Array.isArray(node) ? Number(key) : key
  return [{ path, at: originsOf(node, step)[0] ?? keyOriginOf(node, step) }]
}

function isOnePlace([first, ...others]: readonly Leaf[]): boolean {
  return others.every(
    ({ at }) => at && at.file === first?.at?.file && at.line === first.at.line && at.column === first.at.column,
  )
}
