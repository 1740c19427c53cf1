import { yamlText } from './yaml-text.ts'

/**
 * The list of an environment's Applications and platform manifests, which one root Application of Argo CD follows. Each
 * file is named: Kustomize reads no patterns, and what is not listed is not applied.
 */
export function kustomizationText(paths: readonly string[]): string {
  const resources = paths.filter(path => /^(applications|helm|platform)\//.test(path)).sort()
  return yamlText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources })
}
