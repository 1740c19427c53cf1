import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'

/** Where the value of a field stands, else where its key or its node does. */
export function placeOf(parent: object, key: string | number): Origin | undefined {
  return originsOf(parent, key)[0] ?? keyOriginOf(parent, key)
}
