import type { Compilation } from 'k3s-platform'

/** Every object of some environments as YAML, by environment and name. */
export type KnownObjects = ReadonlyMap<string, string>

/** The objects that these builds made. */
export function objectsOf(compilations: readonly Compilation[]): KnownObjects {
  return new Map(
    compilations.flatMap(({ environment, resources }) =>
      [...resources.all()].map(({ ref, object }) => [JSON.stringify([environment, ref]), JSON.stringify(object)]),
    ),
  )
}

/** How many objects came, went or are other than they were. */
export function changedObjects(before: KnownObjects, after: KnownObjects): number {
  const gone = [...before.keys()].filter(key => !after.has(key))
  const other = [...after].filter(([key, text]) => before.get(key) !== text)
  return gone.length + other.length
}
