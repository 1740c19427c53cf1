import { type ArgoCd, OWN_CLUSTER } from '../ir/argo-cd.ts'
import { isManifestFile } from '../k8s/manifest-file.ts'
import { yamlText } from './yaml-text.ts'

/** What `kubectl apply -k` applies of an environment. Each file is named: Kustomize reads no patterns. */
export function environmentKustomization(paths: readonly string[], argoCd: ArgoCd): string {
  const manifests = paths.filter(isManifestFile).sort()
  return kustomizationText(argoCd.repoUrl === undefined ? everything(manifests) : ofArgoCd(manifests, argoCd))
}

/** What `kubectl apply -k` applies of one unit. */
export function unitKustomization(): string {
  return kustomizationText(['manifests.yaml'])
}

/** All files, those that others need first: namespaces are in `platform/`. */
function everything(manifests: readonly string[]): readonly string[] {
  const isPlatform = (path: string) => path.startsWith('platform/')
  return [...manifests.filter(isPlatform), ...manifests.filter(path => !isPlatform(path))]
}

/**
 * What one root Application applies: Argo CD's own kinds, and the platform where that is for the cluster that Argo CD runs
 * in. The root is not listed: what applies itself is not mended by a better revision when a bad one has broken it.
 */
function ofArgoCd(manifests: readonly string[], { server }: ArgoCd): readonly string[] {
  const listed = server === OWN_CLUSTER ? /^(applications|helm|platform)\// : /^(applications|helm)\//
  return [
    ...manifests.filter(path => path === 'project.yaml'),
    ...manifests.filter(path => path === 'applicationset.yaml' || listed.test(path)),
  ]
}

function kustomizationText(resources: readonly string[]): string {
  return yamlText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources })
}
