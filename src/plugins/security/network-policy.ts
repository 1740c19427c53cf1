import {
  because,
  type Manifest,
  metadata,
  originsOf,
  type Project,
  trace,
  type Workload,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { egressRules } from './egress-rules.ts'
import { ingressRules } from './ingress-rules.ts'

/** Who may talk to a workload's pods, and to whom they may talk. What no rule admits is refused. */
export function networkPolicy(workload: Workload, project: Project): Manifest<NetworkPolicy> {
  const { security } = workload
  const egress = egressRules(workload, project)
  const egressOrigins = writtenOriginsOf(security.networkPolicy, 'allowTo', 'egress', 'isolated')
  const spec = trace(security, {
    podSelector: because({ matchLabels: { ...workload.selector } }, originsOf(workload, 'name')),
    policyTypes: because(['Ingress', ...(egress ? ['Egress'] : [])], egress ? egressOrigins : 'visibility'),
    ingress: because(ingressRules(workload), ['visibility', 'networkPolicy']),
    egress: because(egress, egressOrigins),
  })
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(workload),
    spec,
  }
}
