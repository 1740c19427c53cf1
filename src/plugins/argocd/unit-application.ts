import { type Application, type ArgoCd, application, originsOf, trace, type Unit } from 'k3s-platform/plugin'

/** The folder of the generated tree that Argo CD applies. */
export interface FolderSource {
  readonly repoURL: string
  readonly targetRevision: string
  readonly path: string
  readonly directory: { readonly recurse: boolean; readonly include: string }
}

/** The Application that applies the manifests of a unit. */
export function unitApplication(argoCd: ArgoCd, unit: Unit, environment: string): Application<FolderSource> {
  const source = {
    repoURL: argoCd.repoUrl ?? '',
    targetRevision: argoCd.revision,
    path: `${environmentFolder(argoCd, environment)}/${unit.unit}`,
    // Argo CD reads every JSON file of a folder as manifests too, and the metadata beside them is none.
    directory: { recurse: false, include: 'manifests.yaml' },
  }
  return application(
    argoCd,
    unit,
    trace(argoCd, source, { repoURL: 'repoUrl', targetRevision: 'revision', directory: originsOf(unit, 'name') }),
  )
}

/** The folder of an environment inside of the repository. */
export function environmentFolder({ path }: ArgoCd, environment: string): string {
  const steps = path.split('/').filter(step => step !== '' && step !== '.')
  return [...steps, environment].join('/')
}
