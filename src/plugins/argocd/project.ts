import { type Context, originsOf, type Project } from 'k3s-platform/plugin'
import { appProject } from './app-project.ts'
import { projectOfCharts, projectOfEverybody, repositoryNeeded } from './messages.ts'

/** Emits the project that the Applications belong to, when it is to be made. */
export function emitProject(project: Project, context: Context): void {
  const { argoCd, charts } = project
  const { createProject } = argoCd
  if (!createProject) return
  const [at] = originsOf(argoCd, 'createProject')
  if (argoCd.project === 'default') context.report(projectOfEverybody(originsOf(argoCd, 'project')[0]))
  else if (argoCd.repoUrl === undefined && charts.length === 0) context.report(repositoryNeeded('create_project', at))
  else {
    context.emit(appProject(project, createProject, context), { unit: 'project' })
    const names = charts.map(({ unit }) => unit)
    if (names.length > 0 && createProject.clusterResources.length === 0) context.report(projectOfCharts(names, at))
  }
}
