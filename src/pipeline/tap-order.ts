import type { Diagnostic } from '../ir/diagnostic.ts'
import type { CollectedTap } from './collected-tap.ts'
import { circularOrder, unknownNeighbour } from './messages.ts'

/**
 * The taps of one stage in the order in which they run: the order of the plugin list, changed as little as `before` and
 * `after` ask for. An unknown name and a circle are reported, and then ignored.
 */
export function orderedByNames(
  taps: readonly CollectedTap[],
  stage: string,
  diagnostics: Diagnostic[],
): CollectedTap[] {
  const names = new Set(taps.map(({ plugin }) => plugin))
  const follows = new Map(taps.map(tap => [tap, new Set<CollectedTap>()]))
  for (const tap of taps) {
    for (const name of known(tap, tap.order.after, names, stage, diagnostics))
      for (const other of taps) if (other.plugin === name) follows.get(tap)!.add(other)
    for (const name of known(tap, tap.order.before, names, stage, diagnostics))
      for (const other of taps) if (other.plugin === name) follows.get(other)!.add(tap)
  }
  const ordered = new Set<CollectedTap>()
  const visiting: CollectedTap[] = []
  const visit = (tap: CollectedTap): void => {
    if (ordered.has(tap)) return
    if (visiting.includes(tap)) {
      const waiting = visiting.slice(visiting.indexOf(tap)).map(({ plugin }) => plugin)
      diagnostics.push(circularOrder(stage, [...new Set(waiting)]))
      return
    }
    visiting.push(tap)
    for (const earlier of follows.get(tap)!) visit(earlier)
    visiting.pop()
    ordered.add(tap)
  }
  taps.forEach(visit)
  return [...ordered]
}

function known(
  tap: CollectedTap,
  asked: string | readonly string[] | undefined,
  names: ReadonlySet<string>,
  stage: string,
  diagnostics: Diagnostic[],
): string[] {
  return [asked ?? []].flat().filter(name => {
    if (names.has(name)) return true
    diagnostics.push(unknownNeighbour(tap.plugin, name, stage, [...names]))
    return false
  })
}
