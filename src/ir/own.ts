/** The value that a map has under a word of the user: nothing for `constructor` and the like, which every object inherits. */
export function own<Value>(map: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined
}
