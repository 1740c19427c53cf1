import type { Node } from './node.ts'

/** What stands for the first, second and third environment until they have names: so all parts shrink on their own. */
export const SLOTS = ['#0', '#1', '#2'] as const

/** The same with names in the place of slots, and without slots that get none. */
export function withEnvironments(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map(item => withEnvironments(item, names))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const slot = (SLOTS as readonly string[]).indexOf(key)
    if (slot >= names.length) return []
    return [[slot < 0 ? key : names[slot]!, withEnvironments(inner, names)]]
  })
  return Object.fromEntries(entries) as Node
}
