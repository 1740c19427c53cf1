import { type Context, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { nameCollision } from './messages.ts'

/** Reports units whose Applications would have one name, which exists once in Argo CD's namespace; answers with them. */
export function reportCollisions(project: Project, units: readonly Unit[], context: Context): ReadonlySet<Unit> {
  const owners = new Map(project.units.filter(({ section }) => section === 'helm').map(unit => [unit.name, unit]))
  const colliding = new Set<Unit>()
  for (const unit of units) {
    const owner = owners.get(unit.name)
    if (!owner) owners.set(unit.name, unit)
    else {
      colliding.add(unit)
      const places = [originsOf(unit, 'name')[0], originsOf(owner, 'name')[0]] as const
      context.report({ ...nameCollision(unit, owner, ...places), entry: unit.unit })
    }
  }
  return colliding
}
