import { type Origin, originsOf, withProvenance } from 'k3s-platform/plugin'

/** A list whose items come from these places, one after the other. */
export function tracedList<Item>(
  source: unknown,
  items: readonly Item[],
  places: readonly (readonly Origin[])[],
): readonly Item[] {
  return withProvenance([...items], {
    at: index => ({ origins: index === undefined ? originsOf(source) : (places[Number(index)] ?? []) }),
  })
}
