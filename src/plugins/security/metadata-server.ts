import { originsOf, type Project, tracedTo, type Workload } from 'k3s-platform/plugin'
import type { NetworkPolicyEgressRule } from 'kubernetes-types/networking/v1.js'

/**
 * The metadata server of the node, which has the identity of pods, and more: so only pods with an identity from there
 * may connect to it, unless the environment allows all.
 */
export function metadataRules(
  { security }: Workload,
  { environment }: Pick<Project, 'environment'>,
): NetworkPolicyEgressRule[] {
  const { isolated, internal } = security.networkPolicy
  if (isolated || internal) return []
  const annotations = security.serviceAccount?.annotations ?? {}
  const reason = Object.hasOwn(annotations, IDENTITY)
    ? originsOf(annotations, IDENTITY)
    : originsOf(environment.settings.egress, 'metadata')
  if (!Object.hasOwn(annotations, IDENTITY) && !environment.settings.egress?.metadata) return []
  return [
    tracedTo(reason, { to: [address('169.254.169.254/32')], ports: [{ protocol: 'TCP', port: 80 }] }),
    // Where GKE's own metadata server listens that answers in place of the node's.
    tracedTo(reason, { to: [address('169.254.169.252/32')], ports: [{ protocol: 'TCP', port: 988 }] }),
  ]
}

/** Identities of other clouds come in a file of the pod, and need no metadata server. */
const IDENTITY = 'iam.gke.io/gcp-service-account'

function address(cidr: string) {
  return { ipBlock: { cidr } }
}
