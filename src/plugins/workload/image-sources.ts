import { type Context, originsOf, type Project, type Unit, writtenOriginsOf } from 'k3s-platform/plugin'
import { missingFolder, noRegistry } from './messages.ts'

/** Reports images that nothing can build, and images that a cluster would look for at Docker Hub. */
export function reportImageSources(project: Project, context: Context): void {
  for (const unit of project.units) if (unit.section === 'apps') reportFolder(unit, context)
  if (isLocal(project)) return
  const built = new Set(project.units.filter(({ build }) => build !== undefined).map(({ unit }) => unit))
  const bare = project.workloads.filter(({ unit, container }) => built.has(unit) && !container.image.includes('/'))
  const [first] = bare
  if (!first) return
  const { environment } = project
  context.report(noRegistry(environment.name, first.container.image, bare.length, originsOf(environment)[0]))
}

function reportFolder({ build, unit }: Unit, context: Context): void {
  if (build?.path === undefined) return
  const folder = context.files.kind(build.path)
  const [at] = originsOf(build, 'path')
  if (folder === 'missing') context.report({ ...missingFolder(build.path, 'folder', at), entry: unit })
  const [written] = writtenOriginsOf(build, 'dockerfile')
  if (folder !== 'folder' || !written) return
  const file = `${build.path}/${build.dockerfile}`.replace(/^\.\//, '')
  if (context.files.kind(file) === 'missing')
    context.report({ ...missingFolder(file, 'Dockerfile', written), entry: unit })
}

/** Clusters on the own machine often get their images without a registry. */
function isLocal({ environment: { name, domain = 'localhost' } }: Project): boolean {
  return (
    /^(?:local|dev|test|ci|k3d|kind|minikube)/.test(name) ||
    /(?:^|\.)(?:localhost|local|test|internal)$|nip\.io$|^127\./.test(domain)
  )
}
