/** A way into plain data: keys and positions. */
export type Way = readonly (string | number)[]

/** The ways to everything in it, maps and lists as well. */
export function waysInto(node: unknown, way: Way = []): Way[] {
  if (typeof node !== 'object' || node === null) return [way]
  const steps = Array.isArray(node) ? [...node.keys()] : Object.keys(node)
  const below = steps.flatMap(step => waysInto((node as Record<string | number, unknown>)[step], [...way, step]))
  return way.length > 0 ? [way, ...below] : below
}

/** The same data with another value at one place. */
export function replacedAt(node: unknown, [step, ...rest]: Way, value: unknown): unknown {
  if (step === undefined) return value
  const copy = (Array.isArray(node) ? [...node] : { ...(node as object) }) as Record<string | number, unknown>
  copy[step] = replacedAt(copy[step], rest, value)
  return copy
}
