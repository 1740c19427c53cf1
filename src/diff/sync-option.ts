import type { KubernetesObject } from '../k8s/object.ts'

/** Whether an object tells Argo CD to leave it when it goes from the tree (`Prune`), or when its Application does (`Delete`). */
export function isLeft(object: object, by: 'Delete' | 'Prune'): boolean {
  const options = (object as KubernetesObject).metadata?.annotations?.['argocd.argoproj.io/sync-options'] ?? ''
  return options.split(',').some(option => option.trim() === `${by}=false`)
}
