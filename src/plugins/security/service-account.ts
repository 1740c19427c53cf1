import { type ServiceAccount as Account, type Manifest, metadata, trace, type Workload } from 'k3s-platform/plugin'
import type { ServiceAccount } from 'kubernetes-types/core/v1.js'

/** The account that pods run as, with the annotations that a cloud reads. */
export function serviceAccount(account: Account, workload: Workload): Manifest<ServiceAccount> {
  const { name, annotations } = account
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: trace(
      account,
      { ...metadata(workload, name), annotations: trace(annotations, { ...annotations }) },
      { labels: 'name', namespace: 'name' },
    ),
  }
}
