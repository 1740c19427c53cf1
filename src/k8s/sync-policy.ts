/** When Argo CD applies a source, and how. */
export interface SyncPolicy {
  readonly automated: { readonly prune: boolean; readonly selfHeal: boolean }
  readonly syncOptions: readonly string[]
  readonly retry: {
    readonly limit: number
    readonly backoff: { readonly duration: string; readonly factor: number; readonly maxDuration: string }
  }
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
    // An Application may see a commit up to four minutes before the root has applied what that needs, such as another
    // namespace of the project, and without this it gives a commit up after two and a half. These are eight minutes, not
    // more: while it tries again, it looks at no newer commit (argo-cd, `autoSync` in controller/appcontroller.go).
    retry: { limit: 7, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
  }
}
