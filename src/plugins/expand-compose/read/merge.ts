import { isMap } from 'k3s-platform/plugin'
import { setField } from '../canonical/set-field.ts'
import { assembled, type Field } from './assembled.ts'
import type { MergeRule } from './merge-rules.ts'
import type { Fields } from './nodes.ts'

/** What two files say together: the later one wins, in its places. */
export function merge<Node>(earlier: Node, later: Node, rule: MergeRule): Node {
  return merged(earlier, later, rule) as Node
}

/** Called for two equivalent items of one list, of which only the later one counts. */
export type OnDouble = (list: readonly unknown[], earlier: number, later: number) => void

/** A node of one file of which no list has two items that mean the same thing: the later one is left. */
export function withoutDoubles<Node>(node: Node, rule: MergeRule, onDouble: OnDouble): Node {
  return single(node, rule, onDouble) as Node
}

function merged(earlier: unknown, later: unknown, rule: MergeRule): unknown {
  if (later === undefined) return earlier
  if (rule.replaces) return later
  if (later === null) return rule.emptyCounts || earlier === undefined ? later : earlier
  if (isMap(earlier) && isMap(later))
    return rule.byDriver && haveDrivers(earlier, later) ? later : mergedMaps(earlier, later, rule)
  if (rule.isVague?.(earlier)) return later
  if (Array.isArray(earlier) && Array.isArray(later)) return joined([earlier, later], rule)
  return later
}

function haveDrivers(earlier: Fields, later: Fields): boolean {
  return earlier.driver !== undefined && later.driver !== undefined && earlier.driver !== later.driver
}

function mergedMaps(earlier: Fields, later: Fields, rule: MergeRule): Fields {
  const made = {}
  const fields = new Map<string, Field>()
  for (const key of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
    const isIn = (map: Fields) => Object.hasOwn(map, key)
    const value = isIn(later)
      ? merged(isIn(earlier) ? earlier[key] : undefined, later[key], inside(rule, key))
      : earlier[key]
    setField(made, key, value)
    // An empty value changes nothing, so the earlier value remains.
    fields.set(key, { node: isIn(later) && (later[key] !== null || value === null) ? later : earlier, key })
  }
  return assembled(made, later, fields)
}

function joined(lists: readonly (readonly unknown[])[], rule: MergeRule, onDouble?: OnDouble): readonly unknown[] {
  const made: unknown[] = []
  const fields = new Map<number, Field>()
  const known = new Map<string, number>()
  for (const list of lists)
    for (const [index, item] of list.entries()) {
      const identity = rule.identity?.(item) ?? sortedText(item)
      const at = known.get(identity) ?? made.length
      // Without an identity only equal items are duplicates, and the first of them stays.
      if (at < made.length && !rule.identity) continue
      if (at < made.length) onDouble?.(list, Number(fields.get(at)!.key), index)
      known.set(identity, at)
      made[at] = item
      fields.set(at, { node: list, key: index })
    }
  return assembled(made, lists.at(-1)!, fields)
}

function single(node: unknown, rule: MergeRule, onDouble: OnDouble): unknown {
  if (Array.isArray(node)) {
    const made = rule.identity ? joined([node], rule, onDouble) : node
    return made.length === node.length ? node : made
  }
  if (!isMap(node) || (!rule.fields && !rule.each)) return node
  let made: Fields | undefined
  for (const key of Object.keys(node)) {
    const after = single(node[key], inside(rule, key), onDouble)
    if (after === node[key]) continue
    made ??= { ...node }
    setField(made, key, after)
  }
  return made ? assembled(made, node, new Map(Object.keys(node).map(key => [key, { node, key }]))) : node
}

function inside({ fields, each = {}, emptyCounts }: MergeRule, key: string): MergeRule {
  if (emptyCounts) return PAIR
  return fields && Object.hasOwn(fields, key) ? fields[key]! : each
}

const PAIR: MergeRule = { emptyCounts: true }

/** The same string for equal values, whatever the order of their fields. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner,
  )
}
