import { isMap, markOf, originsOf, withProvenance } from 'k3s-platform/plugin'

/** Values of a chart: plain data that knows its places. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Values with others laid over them, as `helm -f base -f over` does it: maps key by key, everything else replaced. A
 * `null` replaces too, and stays: it makes Helm drop the chart's own default.
 */
export function mergeValues(base: Values, over: Values): Values {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    merged[key] = isMap(below) && isMap(value) ? mergeValues(below, value) : value
  }
  return withProvenance(merged, {
    at(key) {
      if (key === undefined) return { origins: [...originsOf(base), ...originsOf(over)] }
      return markOf(Object.hasOwn(over, key) ? over : base, key)
    },
  })
}
