/** When Argo CD applies a source, and how. */
export interface SyncPolicy {
  readonly automated: { readonly prune: boolean; readonly selfHeal: boolean }
  readonly syncOptions: readonly string[]
}

/**
 * Argo CD keeps the cluster as the source says, and removes what is no longer in it. It makes the namespace of what it
 * applies, unless that is there before Argo CD is.
 */
export function syncPolicy(namespace: 'existing' | 'made'): SyncPolicy {
  return {
    automated: { prune: true, selfHeal: true },
    // Definitions of KEDA and Prometheus are larger than the annotation in which client-side apply keeps a copy.
    syncOptions: [...(namespace === 'made' ? ['CreateNamespace=true'] : []), 'ServerSideApply=true'],
  }
}
