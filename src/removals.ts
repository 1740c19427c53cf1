import type { Compilation } from './compile.ts'
import type { Config } from './config/config.ts'
import { findRemovals } from './diff/find-removals.ts'
import { removalMessage } from './diff/messages.ts'
import type { Removal } from './diff/removal.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { Origin } from './ir/origin.ts'
import { originsOf } from './ir/provenance.ts'
import { applyLevels } from './levels.ts'
import type { Change } from './tree/plan.ts'

/** What was built, and how strict to be about it. */
export interface RemovalOptions {
  readonly config: Config
  readonly compilations: readonly Compilation[]
  /** Whether warnings are errors. */
  readonly strict: boolean
  /** Whether what goes is meant to go. */
  readonly allowed: boolean
}

/** Says which units, claims and namespaces changes take away from the trees of environments, and what follows. */
export function removals(
  changes: readonly Change[],
  { config, compilations, strict, allowed }: RemovalOptions,
): readonly Diagnostic[] {
  return compilations.flatMap(compilation => {
    const { environment, files, resources } = compilation
    const own = changes.filter(change => change.environment === environment)
    if (!own.some(({ before }) => before)) return []
    const objects = [...resources.all()].map(({ object }) => object)
    const found = findRemovals(own, { files, objects }).map(removal =>
      removalMessage(removal, { environment, allowed, at: placeOf(removal, compilation, config) }),
    )
    return applyLevels(found, config, { environment, strict }).diagnostics
  })
}

/** Where the unit stands that is there instead, or the entry that is switched off; of a claim, where its unit stands. */
function placeOf(
  { what, name, unit, instead }: Removal,
  { resources }: Compilation,
  { entries }: Config,
): Origin | undefined {
  const claim =
    what === 'claim' && instead
      ? [...resources.all()].find(({ ref }) => ref.name === instead.name && ref.namespace === instead.namespace)
      : undefined
  const meant = what === 'unit' ? (instead?.name ?? name) : unit
  const entry = entries.find(other => other.unit === meant)
  return originsOf(claim?.object.metadata, 'name')[0] ?? originsOf(entry?.node, 'name')[0]
}
