import { isMap } from '../ir/is-map.ts'
import { markOf, originsOf, type Provenance, withProvenance } from '../ir/provenance.ts'

/**
 * `over` laid over `base`: maps are merged key by key, `null` deletes, lists of named things are merged by name, and
 * everything else is replaced. Each value keeps the place where it was written.
 */
export function overlay(base: unknown, over: unknown, field = ''): unknown {
  if (over === undefined) return base
  if (isMap(base) && isMap(over)) return overlayMap(base, over)
  if (NAMED_LISTS.has(field) && isNamedList(base) && isNamedList(over)) return overlayNamed(base, over)
  return isMap(over) ? withoutNulls(over) : over
}

/** Lists whose elements have a name by which they are known. */
const NAMED_LISTS: ReadonlySet<string> = new Set([
  'env_refs',
  'init_containers',
  'ports',
  'secrets',
  'sidecars',
  'volumes',
])

type PlainMap = Readonly<Record<string, unknown>>

function overlayMap(base: PlainMap, over: PlainMap): PlainMap {
  const merged: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(base)) {
    if (!Object.hasOwn(over, key)) merged[key] = value
    else if (over[key] !== null) merged[key] = overlay(value, over[key], key)
  }
  for (const [key, value] of Object.entries(over))
    if (value !== null && !Object.hasOwn(base, key)) merged[key] = overlay(undefined, value, key)
  return withProvenance(merged, mergedProvenance(base, over))
}

/** A `null` in a block that meets nothing to delete says nothing. */
function withoutNulls(over: PlainMap): PlainMap {
  return Object.values(over).includes(null) ? overlayMap({}, over) : over
}

function overlayNamed(base: readonly Named[], over: readonly Named[]): readonly unknown[] {
  const merged = base.map(item => {
    const found = over.find(({ name }) => name === item.name)
    return found ? overlay(item, found) : item
  })
  const added = over.filter(item => !base.some(({ name }) => name === item.name))
  const items = [...merged, ...added]
  const place = (index: number) => (index < base.length ? markOf(base, index) : markOf(added[index - base.length]))
  return withProvenance(items, { at: index => (index === undefined ? markOf(base) : place(Number(index))) })
}

function mergedProvenance(base: PlainMap, over: PlainMap): Provenance {
  return {
    at(field) {
      if (field === undefined) return { origins: [...originsOf(base), ...originsOf(over)] }
      return markOf(Object.hasOwn(over, field) ? over : base, field)
    },
  }
}

interface Named {
  readonly name: string
}

function isNamedList(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.every(item => isMap(item) && typeof item.name === 'string')
}
