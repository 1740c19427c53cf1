import { type Context, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { healthCheckRequired, ingressHoldsUp, orderLost, orderNotKept } from './messages.ts'

/** Says once what the order of units asks of Argo CD, what may hold it up, and where it is lost. */
export function reportOrder({ units, argoCd }: Project, context: Context): void {
  const { repoUrl, mode } = argoCd
  const isOrdered = (unit: string) => (repoUrl !== undefined && mode === 'applications') || unit.startsWith('helm/')
  const waiting = units.filter(({ dependsOn }) => dependsOn.length > 0)
  const kept = waiting.find(({ unit, dependsOn }) => isOrdered(unit) && dependsOn.some(isOrdered))
  if (kept) context.report(healthCheckRequired(placeOf(kept)))
  const lost = waiting.find(({ unit, dependsOn }) => !isOrdered(unit) || !dependsOn.every(isOrdered))
  if (lost) context.report(repoUrl === undefined ? orderNotKept(placeOf(lost)) : orderLost(placeOf(lost)))
  const routed = new Set(
    context.resources
      .list()
      .filter(({ ref }) => ref.kind === 'Ingress')
      .map(({ unit }) => unit),
  )
  const holds = (dependency: Unit['unit']) => isOrdered(dependency) && routed.has(dependency)
  for (const unit of waiting.filter(({ unit }) => isOrdered(unit))) {
    const dependency = unit.dependsOn.find(holds)
    if (!dependency) continue
    context.report(ingressHoldsUp(unit.unit, dependency, placeOf(unit)))
    return
  }
}

function placeOf(unit: Unit) {
  return originsOf(unit, 'dependsOn')[0]
}
