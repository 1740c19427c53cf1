import { fieldsOf, lowered } from 'k3s-platform/plugin'

/** Two security contexts as one; each field keeps its place. */
export function mergedContext<Context extends object>(base: Context, further: Context): Context {
  if (Object.keys(further).length === 0) return base
  return lowered<Context>(base, { ...base, ...fieldsOf(further) })
}
