import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import type { CollectedTap } from './collected-tap.ts'

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
      diagnostics.push(circle(stage, visiting.slice(visiting.indexOf(tap))))
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
    diagnostics.push(unknownPlugin(tap.plugin, name, stage, [...names]))
    return false
  })
}

function unknownPlugin(plugin: string, name: string, stage: string, names: readonly string[]): Diagnostic {
  const suggestion = closestTo(name, names)
  return {
    code: 'pipeline/unknown-plugin',
    severity: 'error',
    message: `Plugin "${plugin}" wants its place in stage "${stage}" beside "${name}", which has no tap there.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Plugins with a tap in this stage: ${names.join(', ')}.`,
  }
}

function circle(stage: string, waiting: readonly CollectedTap[]): Diagnostic {
  const names = [...new Set(waiting.map(({ plugin }) => plugin))]
  return {
    code: 'pipeline/circular-order',
    severity: 'error',
    message: `In stage "${stage}" the plugins ${names.map(name => `"${name}"`).join(', ')} each want to run before the other.`,
    hint: 'Remove one "before" or "after".',
  }
}
