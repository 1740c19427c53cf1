import {
  type Context,
  definePlugin,
  originsOf,
  type Project,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'

/** Turns Python functions into workloads. */
export const expandServerless = definePlugin({
  name: 'expand-serverless',
  apply(hooks) {
    hooks.expandServerless.tap(expandEntries)
  },
})

async function expandEntries(project: Project, context: Context): Promise<Project> {
  const entries = project.unexpanded.filter(({ section }) => section === 'serverless')
  if (entries.length === 0) return project
  // Most projects have no functions, and what reads Python is large.
  const { discoverFunctions } = await import('./discover/discover-functions.ts')
  const { expandEntry } = await import('./translate/expand-entry.ts')
  const workloads: Workload[] = [...project.workloads]
  const units = new Map(project.units.map(unit => [unit.unit, unit]))
  for (const entry of entries) {
    const report: Context['report'] = diagnostic => context.report({ ...diagnostic, entry: entry.unit })
    const at = originsOf(entry.entry, 'path')[0]
    const functions = discoverFunctions(String(entry.entry.path), { files: context.files, report, ...(at && { at }) })
    const unit = units.get(entry.unit)!
    const expanded = expandEntry(functions, entry, { project, unit, context })
    workloads.push(...expanded.workloads)
    const { build, files, functions: described } = expanded
    units.set(entry.unit, withProvenanceOf(unit, { ...unit, build, files, functions: described }))
  }
  return withProvenanceOf(project, {
    ...project,
    units: [...units.values()],
    workloads,
    unexpanded: project.unexpanded.filter(({ section }) => section !== 'serverless'),
  })
}
