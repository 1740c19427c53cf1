import { isMap, withProvenanceOf } from 'k3s-platform/plugin'
import { setField } from '../canonical/set-field.ts'
import { assembled, type Field } from './assembled.ts'

/** A map of a file. */
export type Fields = Readonly<Record<string, unknown>>

/** A way into a node. */
export type Steps = readonly (string | number)[]

/** A field that the map has itself. */
export function fieldOf(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** The map with other values; fields for which there is none are left out. Places stay. */
export function withValues(map: Fields, value: (key: string) => unknown): Fields {
  const made = {}
  for (const key of Object.keys(map)) {
    const after = value(key)
    if (after !== undefined) setField(made, key, after)
  }
  return withProvenanceOf(map, made)
}

/** The list with other items; those for which there is none are left out. */
export function withItems(list: readonly unknown[], item: (index: number) => unknown): readonly unknown[] {
  const made: unknown[] = []
  const fields = new Map<number, Field>()
  for (let index = 0; index < list.length; index++) {
    const after = item(index)
    if (after === undefined) continue
    fields.set(made.length, { node: list, key: index })
    made.push(after)
  }
  return assembled(made, list, fields)
}

/** The node without what the way leads to; the same node when nothing is there. */
export function without<Node>(node: Node, [step, ...rest]: Steps): Node {
  if (step === undefined || typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return node
  const inner = (value: unknown) => (rest.length === 0 ? undefined : without(value, rest))
  if (Array.isArray(node))
    return withItems(node, index => (index === step ? inner(node[index]) : node[index])) as Node & readonly unknown[]
  const map = node as Fields
  return withValues(map, key => (key === String(step) ? inner(map[key]) : map[key])) as Node & Fields
}
