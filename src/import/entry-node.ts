/** An entry of apps.yaml, or a part of it, before it is text. */
export type EntryNode = Readonly<Record<string, unknown>>

/** The keys that have a value, and of maps those that have something in them; nothing when none has. */
export function filled(keys: Readonly<Record<string, unknown>>): EntryNode | undefined {
  const kept = Object.entries(keys).filter(([, value]) => isFilled(value))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/** A list that is only written when something is in it. */
export function some<Item>(list: readonly Item[] | undefined): readonly Item[] | undefined {
  return list && list.length > 0 ? list : undefined
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return true
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== undefined
}
