import { isDeepStrictEqual } from 'node:util'
import { isMap } from '../ir/is-map.ts'
import type { FieldChange } from './field-change.ts'
import type { FieldStep } from './field-step.ts'
import { isOneValue, isOrderless } from './list-keys.ts'
import { type Matching, matchElements } from './match-elements.ts'

/**
 * All differences between two versions of an object of a kind, in the order of the text. Made on one version, they give
 * the other. Elements of lists are matched by their keys: an element that moves is still the same.
 */
export function compareValues(before: unknown, after: unknown, kind: string): readonly FieldChange[] {
  return [...differences(before, after, [], kind)]
}

function* differences(
  before: unknown,
  after: unknown,
  path: readonly FieldStep[],
  kind: string,
): Generator<FieldChange> {
  if (isDeepStrictEqual(before, after)) return
  const list = path.at(-1)
  if (isMap(before) && isMap(after)) yield* ofMaps(before, after, path, kind)
  else if (Array.isArray(before) && Array.isArray(after) && !(typeof list === 'string' && isOneValue(list)))
    yield* ofLists(before, after, path, kind)
  else yield { path, change: 'changed', before, after }
}

type Data = Readonly<Record<string, unknown>>

function* ofMaps(before: Data, after: Data, path: readonly FieldStep[], kind: string): Generator<FieldChange> {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const way = [...path, key]
    if (!Object.hasOwn(after, key)) yield { path: way, change: 'removed', before: before[key] }
    else if (!Object.hasOwn(before, key)) yield { path: way, change: 'added', after: after[key] }
    else yield* differences(before[key], after[key], way, kind)
  }
}

function* ofLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly FieldStep[],
  kind: string,
): Generator<FieldChange> {
  const list = path.findLast(step => typeof step === 'string') as string | undefined
  const matching = matchElements(before, after, list ?? '')
  const { pairs, removed, added, labelOf } = matching
  yield* orderOf(before, matching, path, kind)
  for (const position of removed) {
    const element = before[position]
    const step = { label: labelOf(element, position), before: position }
    yield { path: [...path, step], change: 'removed', before: element }
  }
  for (const [from, to] of pairs) {
    const step = { label: labelOf(after[to], to), before: from, after: to }
    yield* differences(before[from], after[to], [...path, step], kind)
  }
  for (const position of added) {
    const element = after[position]
    const step = { label: labelOf(element, position), after: position }
    yield { path: [...path, step], change: 'added', after: element }
  }
}

function* orderOf(
  before: readonly unknown[],
  { pairs, labelOf }: Matching,
  path: readonly FieldStep[],
  kind: string,
): Generator<FieldChange> {
  const order = [...pairs.keys()].sort((one, other) => pairs[one]![1] - pairs[other]![1])
  if (order.every((element, place) => element === place)) return
  const labels = pairs.map(([from]) => labelOf(before[from], from))
  yield {
    path,
    change: 'reordered',
    before: labels,
    after: order.map(element => labels[element]!),
    order,
    ...(isOrderless(kind) && { hasNoEffect: true as const }),
  }
}
