import { because, type Claim, type Manifest, metadata, trace, type Workload } from 'k3s-platform/plugin'
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from 'kubernetes-types/core/v1.js'

/** A claim. Argo CD never deletes it, not even with the app: the data outlives every manifest. */
export function persistentVolumeClaim(claim: Claim, workload: Workload): Manifest<PersistentVolumeClaim> {
  const made = metadata(workload, claim.name, KEPT)
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: trace(claim, { ...made, ...(claim.labels && { labels: because({ ...claim.labels }, 'name') }) }),
    spec: claimSpec(claim),
  }
}

/** What a claim asks for. */
export function claimSpec(claim: Claim): PersistentVolumeClaimSpec {
  return trace<PersistentVolumeClaimSpec>(claim, {
    accessModes: [...claim.accessModes],
    ...(claim.storageClass !== undefined && { storageClassName: because(claim.storageClass, 'storageClass') }),
    resources: because({ requests: trace(claim, { storage: because(claim.size, 'size') }) }, 'size'),
  })
}

const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }
