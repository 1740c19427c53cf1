import { lowered, originsOf } from 'k3s-platform/plugin'

/** Two security contexts as one; each field keeps its place. */
export function mergedContext<Context extends object>(base: Context, further: Context): Context {
  if (Object.keys(further).length === 0) return base
  const places = [base, further].flatMap(context =>
    Object.keys(context).map(key => [key, originsOf(context, key)] as const),
  )
  return lowered(base, { ...base, ...further }, Object.fromEntries(places) as object)
}
