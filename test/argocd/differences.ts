import { isMap } from '../../src/ir/is-map.ts'

/** Which fields of an object are not in the cluster's one with the same value. What a server adds is no difference. */
export function differences(wanted: unknown, live: unknown, path: string): readonly string[] {
  if (isMap(wanted) && isMap(live))
    return Object.entries(wanted).flatMap(([key, value]) => differences(value, live[key], `${path}/${key}`))
  if (Array.isArray(wanted) && Array.isArray(live) && wanted.length === live.length)
    return wanted.flatMap((value, index) => differences(value, live[index], `${path}/${index}`))
  return wanted === live ? [] : [`${path}: ${JSON.stringify(wanted)} became ${JSON.stringify(live)}`]
}
