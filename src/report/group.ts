import type { Diagnostic } from '../ir/diagnostic.ts'

/** Diagnostics that are reported together: one in full, of the others only the places. */
export interface Group {
  readonly first: Diagnostic
  readonly others: readonly Diagnostic[]
}

/**
 * Groups diagnostics that report the same for several places, and those of one rule with too many different messages to
 * print each in full.
 */
export function inGroups(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const bySaying = grouped(diagnostics, ({ code, severity, message, hint }) => `${code} ${severity} ${message} ${hint}`)
  const byRule = grouped([...bySaying.values()], ([first]) => `${first!.code} ${first!.severity}`)
  const told = [...byRule.values()].flatMap(sayings => (sayings.length > mostSayings ? [sayings.flat()] : sayings))
  const position = new Map(diagnostics.map((diagnostic, index) => [diagnostic, index]))
  const inPlace = (one: Diagnostic, other: Diagnostic) => position.get(one)! - position.get(other)!
  return told
    .map(members => members.toSorted(inPlace))
    .sort(([one], [other]) => inPlace(one!, other!))
    .map(([first, ...others]) => ({ first: first!, others }))
}

// Up to this number of different messages of one rule, each gets a frame.
const mostSayings = 3

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
