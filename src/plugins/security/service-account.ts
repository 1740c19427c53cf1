import {
  type ServiceAccount as Account,
  because,
  type Manifest,
  metadata,
  originsOf,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import type { ServiceAccount } from 'kubernetes-types/core/v1.js'

/** The account that pods run as, with the annotations that a cloud reads. */
export function serviceAccount(account: Account, workload: Workload): Manifest<ServiceAccount> {
  const { name, annotations } = account
  const { namespace, labels } = metadata(workload)
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: trace(account, {
      name,
      namespace: because(namespace, 'name'),
      labels: because(labels, [...originsOf(account, 'name'), ...originsOf(workload, 'labels')]),
      annotations: trace(annotations, { ...annotations }),
    }),
  }
}
