/** Whether a file of a tree only lists others, for Kustomize. */
export function isKustomizationFile(path: string): boolean {
  return path === 'kustomization.yaml' || path.endsWith('/kustomization.yaml')
}
