import { type Context, originsOf, type Project, type Unit } from 'k3s-platform/plugin'
import { platformName, rootName } from './environment-application.ts'
import { nameCollision, reservedName } from './messages.ts'

/** Reports units whose Applications would have one name, which exists once in Argo CD's namespace; answers with them. */
export function reportCollisions(project: Project, units: readonly Unit[], context: Context): ReadonlySet<Unit> {
  const { argoCd, environment } = project
  const reserved = [rootName(argoCd, environment.name), platformName(argoCd, environment.name)]
  const charts = project.units.filter(({ section }) => section === 'helm')
  const owners = new Map<string, Unit>()
  const colliding = new Set<Unit>()
  for (const unit of [...charts, ...units]) {
    const owner = owners.get(unit.name)
    const [at] = originsOf(unit, 'name')
    if (owner) context.report({ ...nameCollision(unit, owner, at, originsOf(owner, 'name')[0]), entry: unit.unit })
    else if (reserved.includes(argoCd.namePrefix + unit.name))
      context.report({ ...reservedName(unit, at), entry: unit.unit })
    else {
      owners.set(unit.name, unit)
      continue
    }
    colliding.add(unit)
  }
  return colliding
}
