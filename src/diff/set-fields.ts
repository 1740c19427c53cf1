import { isDeepStrictEqual } from 'node:util'
import { isMap } from '../ir/is-map.ts'
import { compareQuantities, parseQuantity } from '../k8s/quantity.ts'
import { isOneValue, isSharedList } from './list-keys.ts'
import { matchElements } from './match-elements.ts'

/**
 * What of a live object is in the fields that a manifest sets: the rest was filled in by the server or set by others,
 * and stays as it is. A value that is written in another way is the one of the manifest.
 */
export function setFields(live: object, manifest: object): object {
  return restricted(live, manifest, []) as object
}

function restricted(live: unknown, ours: unknown, path: readonly string[]): unknown {
  if (live === undefined || live === null) return isEmpty(ours) ? ours : undefined
  if (isMap(live) && isMap(ours))
    return Object.fromEntries(
      Object.keys(ours).flatMap(key => {
        const value = restricted(live[key], ours[key], [...path, key])
        return value === undefined ? [] : [[key, value]]
      }),
    )
  if (Array.isArray(live) && Array.isArray(ours)) return restrictedList(live, ours, path)
  return isSameAmount(live, ours, path) ? ours : live
}

function restrictedList(live: readonly unknown[], ours: readonly unknown[], path: readonly string[]): unknown {
  const list = path.at(-1) ?? ''
  if (isOneValue(list) || !ours.some(isMap)) return isSharedList(list) ? live.filter(one => ours.includes(one)) : live
  const { pairs } = matchElements(live, ours, list)
  const partners = new Map(pairs)
  const free = new Set(ours.keys())
  for (const partner of partners.values()) free.delete(partner)
  return live.flatMap((element, position) => {
    const partner = partners.get(position) ?? [...free].find(at => isSameButFilled(element, ours[at], path))
    if (partner === undefined) return isSharedList(list) ? [] : [element]
    free.delete(partner)
    return [restricted(element, ours[partner], path)]
  })
}

/** Elements without a key: one that the server has filled in is still the same. */
function isSameButFilled(element: unknown, ours: unknown, path: readonly string[]): boolean {
  return isDeepStrictEqual(restricted(element, ours, path), ours)
}

function isSameAmount(live: unknown, ours: unknown, path: readonly string[]): boolean {
  if (!path.some(step => AMOUNTS.has(step))) return false
  const [one, other] = [parseQuantity(String(live)), parseQuantity(String(ours))]
  return one !== undefined && other !== undefined && compareQuantities(one, other) === 0
}

const AMOUNTS: ReadonlySet<string> = new Set(['averageValue', 'resources', 'sizeLimit'])

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
