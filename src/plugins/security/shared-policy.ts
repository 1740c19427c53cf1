import { because, type Manifest, type SharedPolicy, trace } from 'k3s-platform/plugin'
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import { writtenRule } from './ingress-rules.ts'

/** A policy for pods of several workloads. What no rule admits is refused. */
export function sharedPolicy(policy: SharedPolicy): Manifest<NetworkPolicy> {
  const { name, namespace, labels, podLabels, withoutLabel, ingress } = policy
  const spec = trace(policy, {
    podSelector: because(
      {
        matchLabels: { ...podLabels },
        ...(withoutLabel !== undefined && { matchExpressions: [{ key: withoutLabel, operator: 'DoesNotExist' }] }),
      },
      'podLabels',
    ),
    policyTypes: because(['Ingress'], 'ingress'),
    ingress: ingress.map(writtenRule),
  })
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: trace(policy, { name, namespace, labels: { ...labels }, annotations: {} }),
    spec,
  }
}
