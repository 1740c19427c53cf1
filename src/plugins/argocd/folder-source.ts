import { type ArgoCd, because, originsOf, trace } from 'k3s-platform/plugin'

/** A folder of the generated tree that Argo CD applies. */
export interface FolderSource {
  readonly repoURL: string
  readonly targetRevision: string
  readonly path: string
  readonly directory?: { readonly recurse: boolean; readonly include: string }
}

/** A folder of the repository, and the files in it that are meant; of a folder with a kustomization.yaml none are named. */
export function folderSource(argoCd: ArgoCd, path: string, include?: string): FolderSource {
  const places = originsOf(argoCd, 'repoUrl')
  return trace(argoCd, {
    repoURL: because(argoCd.repoUrl ?? '', places),
    targetRevision: because(argoCd.revision, 'revision'),
    path,
    // Argo CD reads every JSON file of a folder as manifests too, and the metadata next to them is not a manifest.
    ...(include !== undefined && { directory: because({ recurse: false, include }, places) }),
  })
}
