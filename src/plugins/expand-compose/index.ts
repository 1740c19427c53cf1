import {
  type Context,
  definePlugin,
  type Project,
  type SharedPolicy,
  type UnexpandedEntry,
  type Unit,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'

/** Turns the services of compose stacks into workloads. */
export const expandCompose = definePlugin({
  name: 'expand-compose',
  apply(hooks) {
    hooks.expandCompose.tap(expandStacks)
  },
})

async function expandStacks(project: Project, context: Context): Promise<Project> {
  const stacks = project.unexpanded.filter(({ section }) => section === 'compose')
  if (stacks.length === 0) return project
  // Most projects have no stacks, and what reads compose files is large.
  const { readProject } = await import('./read/read-project.ts')
  const { expandStack } = await import('./translate/expand-stack.ts')
  const workloads: Workload[] = [...project.workloads]
  const policies: SharedPolicy[] = [...project.policies]
  const units = new Map(project.units.map(unit => [unit.unit, unit]))
  for (const entry of stacks) {
    const compose = await readProject(entry, context)
    if (!compose) continue
    const stack = expandStack(compose, entry, project.environment, context)
    workloads.push(...stack.workloads)
    policies.push(...stack.policies)
    units.set(entry.unit, withServices(units.get(entry.unit)!, stack.services))
  }
  return withProvenanceOf(project, {
    ...project,
    units: [...units.values()],
    workloads,
    policies,
    unexpanded: project.unexpanded.filter(entry => !isStack(entry)),
  })
}

function isStack({ section }: UnexpandedEntry): boolean {
  return section === 'compose'
}

function withServices(unit: Unit, services: NonNullable<Unit['services']>): Unit {
  return withProvenanceOf(unit, { ...unit, services })
}
