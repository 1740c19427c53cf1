import { isDeepStrictEqual } from 'node:util'
import type { Node } from './node.ts'

/** What an environment's block must say so that `base` becomes `target`: changes at any depth, and `null` for what goes. */
export function overlayBetween(base: Node, target: Node): Node {
  const changed = Object.entries(target)
    .filter(([key, value]) => !isDeepStrictEqual(base[key], value))
    .map(([key, value]) => [key, changeOf(key, base[key], value)])
  const gone = Object.keys(base).filter(key => !Object.hasOwn(target, key))
  return Object.fromEntries([...changed, ...gone.map(key => [key, null])])
}

function changeOf(key: string, before: unknown, after: unknown): unknown {
  if (isMap(before) && isMap(after)) return overlayBetween(before, after)
  if (!['env_refs', 'ports', 'secrets', 'volumes'].includes(key) || !isNamed(before) || !isNamed(after)) return after
  return after.flatMap(item => {
    const known = before.find(({ name }) => name === item.name)
    if (!known) return [item]
    const change = overlayBetween(known, item)
    return Object.keys(change).length > 0 ? [{ name: item.name, ...change }] : []
  })
}

/** The list that a list by names becomes: what has a name keeps its place, everything else is added. */
export function mergedByName(base: readonly Node[], over: readonly Node[]): Node[] {
  const added = over.filter(({ name }) => !base.some(item => item.name === name))
  return [...base.map(item => over.find(({ name }) => name === item.name) ?? item), ...added]
}

function isMap(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNamed(value: unknown): value is Node[] {
  return Array.isArray(value) && value.every(item => isMap(item) && typeof item.name === 'string')
}
