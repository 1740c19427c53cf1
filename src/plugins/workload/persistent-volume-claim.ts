import { type Claim, type Manifest, metadata, trace, type Workload } from 'k3s-platform/plugin'
import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js'

/** A claim. Argo CD never deletes it, not even with the app: the data outlives every manifest. */
export function persistentVolumeClaim(claim: Claim, workload: Workload): Manifest<PersistentVolumeClaim> {
  const spec = {
    accessModes: [...claim.accessModes],
    ...(claim.storageClass !== undefined && { storageClassName: claim.storageClass }),
    resources: { requests: trace(claim, { storage: claim.size }, { storage: 'size' }) },
  }
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...metadata(workload, claim.name, KEPT),
      ...(claim.labels && { labels: { ...claim.labels } }),
    },
    spec: trace(claim, spec, { storageClassName: 'storageClass', resources: 'size' }),
  }
}

const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }
