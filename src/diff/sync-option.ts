import type { KubernetesObject } from '../k8s/object.ts'

/**
 * Whether an object has the option that Argo CD keeps it when it is removed from the tree (`Prune`), or when its
 * Application is (`Delete`).
 */
export function isLeft(object: object, by: 'Delete' | 'Prune'): boolean {
  const options = (object as KubernetesObject).metadata?.annotations?.['argocd.argoproj.io/sync-options'] ?? ''
  return options.split(',').some(option => option.trim() === `${by}=false`)
}
