import { type Manifest, originsOf, type SharedPolicy, trace } from 'k3s-platform/plugin'
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { dnsRule, egressRule } from './egress-rules.ts'
import { writtenRule } from './ingress-rules.ts'

/** A policy for pods of several workloads. What no rule admits is refused. */
export function sharedPolicy(policy: SharedPolicy): Manifest<NetworkPolicy> {
  const { name, namespace, labels, podLabels, ingress, egress } = policy
  const spec = {
    podSelector: { matchLabels: { ...podLabels } },
    policyTypes: ['Ingress', ...(egress ? ['Egress'] : [])],
    ingress: ingress.map(writtenRule),
    ...(egress && { egress: [dnsRule(), ...egress.map(egressRule)] }),
  }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: trace(policy, { name, namespace, labels: { ...labels }, annotations: {} }),
    spec: trace(policy, spec, {
      podSelector: 'podLabels',
      policyTypes: originsOf(policy, egress ? 'egress' : 'ingress'),
      ingress: 'ingress',
      egress: 'egress',
    }),
  }
}
