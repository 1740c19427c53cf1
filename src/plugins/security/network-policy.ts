import { type Manifest, metadata, originsOf, type Project, trace, type Workload } from 'k3s-platform/plugin'
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { egressRules } from './egress-rules.ts'
import { ingressRules } from './ingress-rules.ts'

/** Who may talk to a workload's pods, and to whom they may talk. What no rule admits is refused. */
export function networkPolicy(workload: Workload, project: Project): Manifest<NetworkPolicy> {
  const { security } = workload
  const egress = egressRules(workload, project)
  const spec = {
    podSelector: { matchLabels: { ...workload.selector } },
    policyTypes: ['Ingress', ...(egress ? ['Egress'] : [])],
    ingress: ingressRules(workload),
    ...(egress && { egress }),
  }
  const egressOrigins = [
    ...originsOf(security.networkPolicy, 'allowTo'),
    ...originsOf(security.networkPolicy, 'egress'),
    ...originsOf(security.networkPolicy, 'isolated'),
  ].filter(({ rule }) => rule === undefined)
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(workload),
    spec: trace(security, spec, {
      podSelector: originsOf(workload, 'name'),
      policyTypes: egress ? egressOrigins : 'visibility',
      ingress: ['visibility', 'networkPolicy'],
      egress: egressOrigins,
    }),
  }
}
