import { type ArgoCd, OWN_CLUSTER } from '../ir/argo-cd.ts'
import { yamlText } from './yaml-text.ts'

/**
 * The list of what one root Application of Argo CD applies: its own kinds, and the platform where that is for the cluster
 * that Argo CD runs in. Each file is named: Kustomize reads no patterns, and what is not listed is not applied. The root
 * is not listed: what applies itself is not mended by a better revision when a bad one has broken it.
 */
export function kustomizationText(paths: readonly string[], { server }: ArgoCd): string {
  const listed = server === OWN_CLUSTER ? /^(applications|helm|platform)\// : /^(applications|helm)\//
  const resources = [
    ...paths.filter(path => path === 'project.yaml'),
    ...paths.filter(path => path === 'applicationset.yaml' || listed.test(path)).sort(),
  ]
  return yamlText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources })
}
