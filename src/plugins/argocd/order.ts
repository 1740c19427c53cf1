import { type Context, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { healthCheckRequired, ingressHoldsUp, orderNotKept } from './messages.ts'

/** Says once what the order of units asks of Argo CD, and what may hold it up. */
export function reportOrder({ units, argoCd }: Project, context: Context): void {
  const waiting = units.filter(({ dependsOn }) => dependsOn.length > 0)
  const [first] = argoCd.repoUrl === undefined ? waiting.filter(({ section }) => section === 'helm') : waiting
  if (first) context.report(healthCheckRequired(placeOf(first)))
  const unordered = waiting.find(({ section }) => section !== 'helm')
  if (argoCd.repoUrl === undefined) {
    if (unordered) context.report(orderNotKept(placeOf(unordered)))
    return
  }
  const routed = new Set(
    context.resources
      .list()
      .filter(({ ref }) => ref.kind === 'Ingress')
      .map(({ unit }) => unit),
  )
  for (const unit of waiting) {
    const dependency = unit.dependsOn.find(candidate => routed.has(candidate))
    if (dependency) {
      context.report(ingressHoldsUp(unit.unit, dependency, placeOf(unit)))
      return
    }
  }
}

function placeOf(unit: Unit) {
  return originsOf(unit, 'dependsOn')[0]
}
