import { isTold } from './has-differences.ts'
import { RISK_KINDS, type RiskKind } from './risk.ts'
import type { TreeDiff } from './tree-diff.ts'

/** How much differs. */
export interface DiffCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly moved: number
  /** Deleted and recreated. */
  readonly replaced: number
  /** Fields of changed and replaced objects. */
  readonly fields: number
  /** Files without objects. */
  readonly files: number
  /** How many objects have a risk of each kind. */
  readonly risks: Readonly<Record<RiskKind, number>>
}

/** Counts what differs; the order of what has none is not counted. */
export function countsOf({ objects, files }: TreeDiff): DiffCounts {
  const told = objects.filter(isTold)
  const count = (change: string) => told.filter(object => object.change === change).length
  return {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    moved: count('moved'),
    replaced: count('replaced'),
    fields: told.reduce((sum, object) => sum + object.fields.filter(({ hasNoEffect }) => !hasNoEffect).length, 0),
    files: files.length,
    risks: Object.fromEntries(
      RISK_KINDS.map(kind => [kind, told.filter(object => risksOf(object).some(risk => risk.kind === kind)).length]),
    ) as Record<RiskKind, number>,
  }
}

/** Everything that the change of an object may do. */
export function risksOf({ risks, fields }: TreeDiff['objects'][number]): TreeDiff['objects'][number]['risks'] {
  return [...risks, ...fields.flatMap(field => field.risks)]
}
