import { type Origin, trace } from 'k3s-platform/plugin'

/** A list whose items come from these places, one after the other. */
export function tracedList<Item>(
  source: unknown,
  items: readonly Item[],
  places: readonly (readonly Origin[])[],
): readonly Item[] {
  const fields = Object.fromEntries(places.entries())
  return trace<readonly Item[] & Readonly<Record<number, Item>>>(source, [...items], fields as never)
}
