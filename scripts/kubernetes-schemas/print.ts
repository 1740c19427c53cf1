import type { Collection } from './collect.ts'

/** The text of schemas/kubernetes.json: keys sorted, one line for each definition, so that a diff says what changed. */
export function print({ sources, kinds, $defs }: Collection & { readonly sources: readonly string[] }): string {
  const definitions = byKey($defs).map(([name, schema]) => `${JSON.stringify(name)}:${JSON.stringify(sorted(schema))}`)
  const head = { sources: [...sources].sort(), kinds }
  const parts = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(sorted(value), null, 1)}`)
  return `{\n${parts.join(',\n')},\n"$defs": {\n${definitions.join(',\n')}\n}\n}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(byKey(value).map(([key, inner]) => [key, sorted(inner)]))
}

function byKey(value: object): readonly [string, unknown][] {
  return Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
}
