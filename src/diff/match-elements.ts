import { isMap } from '../ir/is-map.ts'
import { keysOfList } from './list-keys.ts'

/** Which elements of two lists are the same thing. */
export interface Matching {
  /** Positions before and after, in the order before. */
  readonly pairs: readonly (readonly [before: number, after: number])[]
  readonly removed: readonly number[]
  readonly added: readonly number[]
  /** What an element is called. */
  labelOf(element: unknown, position: number): string
}

/** Matches elements by their keys, as Kubernetes does; else equal ones, and a single one that is left. */
export function matchElements(before: readonly unknown[], after: readonly unknown[], list: string): Matching {
  for (const fields of keysOfList(list)) {
    const [keysBefore, keysAfter] = [keysOf(before, fields), keysOf(after, fields)]
    if (keysBefore && keysAfter) return { ...matchTexts(keysBefore, keysAfter), labelOf: labelBy(fields) }
  }
  const matching = matchTexts(before.map(textOf), after.map(textOf))
  const { removed, added } = matching
  const labelOf = (element: unknown, position: number) => (isMap(element) ? String(position) : String(element))
  if (removed.length !== 1 || added.length !== 1) return { ...matching, labelOf }
  const pairs = [...matching.pairs, [removed[0]!, added[0]!] as const].sort(([one], [other]) => one - other)
  return { pairs, removed: [], added: [], labelOf }
}

/** The keys of all elements, when each has one of its own. */
function keysOf(elements: readonly unknown[], fields: readonly string[]): readonly string[] | undefined {
  const keys: string[] = []
  for (const element of elements) {
    if (!isMap(element) || fields.every(field => fieldOf(element, field) === undefined)) return undefined
    keys.push(textOf(fields.map(field => fieldOf(element, field) ?? ASSUMED[field])))
  }
  return new Set(keys).size === keys.length ? keys : undefined
}

/** What Kubernetes assumes of a field that is part of a key. */
const ASSUMED: Readonly<Record<string, unknown>> = { protocol: 'TCP' }

function labelBy(fields: readonly string[]): (element: unknown) => string {
  return element =>
    fields
      .map(field => fieldOf(element, field) ?? ASSUMED[field])
      .filter(value => value !== undefined)
      .join(' ')
}

function fieldOf(element: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((value, step) => (isMap(value) ? value[step] : undefined), element)
}

function matchTexts(before: readonly string[], after: readonly string[]): Omit<Matching, 'labelOf'> {
  const places = new Map<string, number[]>()
  for (const [position, text] of after.entries()) places.set(text, [...(places.get(text) ?? []), position])
  const pairs: (readonly [number, number])[] = []
  const removed: number[] = []
  for (const [position, text] of before.entries()) {
    const place = places.get(text)?.shift()
    if (place === undefined) removed.push(position)
    else pairs.push([position, place])
  }
  return { pairs, removed, added: [...places.values()].flat().sort((one, other) => one - other) }
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner,
  )
}
