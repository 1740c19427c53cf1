import { keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { AntiAffinity as AntiAffinityIr, DisruptionBudget } from '../../ir/replicas.ts'
import type { AntiAffinity, PodDisruptionBudget } from '../../schema/replicas.ts'
import { type Lowering, lowered } from './lowering.ts'
import { ambiguousDisruptionBudget } from './unit-messages.ts'

/** One of the two bounds; the API server refuses both and neither. */
export function toDisruptionBudget(
  budget: PodDisruptionBudget | undefined,
  lowering: Lowering,
): DisruptionBudget | undefined {
  if (!budget) return undefined
  const { min_available: minAvailable, max_unavailable: maxUnavailable } = budget
  if ((minAvailable === undefined) === (maxUnavailable === undefined)) {
    const isBoth = minAvailable !== undefined
    lowering.report(ambiguousDisruptionBudget(isBoth ? keyOriginOf(budget, 'max_unavailable') : originsOf(budget)[0]))
    return undefined
  }
  return minAvailable === undefined
    ? lowered(budget, { maxUnavailable: maxUnavailable! })
    : lowered(budget, { minAvailable })
}

/** Preferred terms have a weight; without one they matter most. */
export function toAntiAffinity(affinity: AntiAffinity | undefined): AntiAffinityIr | undefined {
  if (!affinity) return undefined
  const { preferred = [], required = [] } = affinity
  if (preferred.length + required.length === 0) return undefined
  return lowered(affinity, {
    preferred: preferred.map(term => lowered(term, { topologyKey: term.topology_key, weight: term.weight ?? 100 })),
    required: required.map(term => lowered(term, { topologyKey: term.topology_key })),
  })
}
