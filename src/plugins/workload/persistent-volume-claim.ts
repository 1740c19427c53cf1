import { type Claim, type Manifest, metadata, trace, type Workload } from 'k3s-platform/plugin'
import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js'

/** A claim. Argo CD never deletes it, not even with the app: the data outlives every manifest. */
export function persistentVolumeClaim(claim: Claim, workload: Workload): Manifest<PersistentVolumeClaim> {
  const spec = {
    accessModes: [...claim.accessModes],
    ...(claim.storageClass !== undefined && { storageClassName: claim.storageClass }),
    resources: { requests: trace(claim, { storage: claim.size }, { storage: 'size' }) },
  }
  const made = metadata(workload, claim.name, KEPT)
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: trace(claim, { ...made, ...(claim.labels && { labels: { ...claim.labels } }) }, { labels: 'name' }),
    spec: trace(claim, spec, { storageClassName: 'storageClass', resources: 'size' }),
  }
}

const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }
