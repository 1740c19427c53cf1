import type { Mistake, Resource } from 'k3s-platform/plugin'
import { conflictingFields, missingField } from 'k3s-platform/plugin'
import type { PodDisruptionBudgetSpec } from 'kubernetes-types/policy/v1.js'
import { selectorMistakes } from './selectors.ts'
import { countMistakes } from './workloads.ts'

/** Disruption budgets: exactly one of the two bounds, as a number or in percent. */
export function* disruptionBudgets(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: PodDisruptionBudgetSpec }
  if (!spec) return
  const least = { resource, pointer: '/spec/minAvailable' }
  const most = { resource, pointer: '/spec/maxUnavailable' }
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) yield conflictingFields(most, least)
  // A cluster takes a budget without a bound, and then protects nothing.
  if (spec.minAvailable === undefined && spec.maxUnavailable === undefined)
    yield missingField({ resource, pointer: '/spec' }, 'maxUnavailable', 'it needs "minAvailable" or "maxUnavailable"')
  yield* countMistakes(least, spec.minAvailable)
  yield* countMistakes(most, spec.maxUnavailable)
  yield* selectorMistakes(resource, spec.selector, '/spec/selector')
}
