import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'

/** The place of the value of a field, else of its key or its node. */
export function placeOf(parent: object, key: string | number): Origin | undefined {
  return originsOf(parent, key)[0] ?? keyOriginOf(parent, key)
}
