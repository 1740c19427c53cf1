import { isDeepStrictEqual } from 'node:util'
import type {
  NetworkPolicy,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from 'kubernetes-types/networking/v1.js'
import type { Manifest } from '../k8s/object.ts'
import { type EntryNode, filled, some } from './entry-node.ts'

/** How much of a policy a visibility says by itself. */
export interface VisibilityFit {
  readonly visibility: string
  /** Rules that it does not bring. */
  readonly missing: readonly NetworkPolicyIngressRule[]
  /** How many rules it brings that were not there. */
  readonly surplus: number
}

/** Compares a policy with the one that a visibility brings. */
export function visibilityFit(
  visibility: string,
  policy: Manifest<NetworkPolicy>,
  brought: Manifest<NetworkPolicy> | undefined,
): VisibilityFit {
  const wanted = policy.spec?.ingress ?? []
  const given = brought?.spec?.ingress ?? []
  const isIn = (rule: NetworkPolicyIngressRule, rules: readonly NetworkPolicyIngressRule[]) =>
    rules.some(other => isDeepStrictEqual(rule, other))
  return {
    visibility,
    missing: wanted.filter(rule => !isIn(rule, given)),
    surplus: given.filter(rule => !isIn(rule, wanted)).length,
  }
}

/** `visibility` and `network_policy` for a policy. */
export function policyKeys(policy: Manifest<NetworkPolicy>, { visibility, missing }: VisibilityFit): EntryNode {
  const { policyTypes = [], egress = [] } = policy.spec ?? {}
  const out = egress.filter(rule => !isNameLookup(rule.ports))
  const hasEgress = policyTypes.includes('Egress')
  return {
    visibility,
    network_policy: {
      ...filled({
        ingress: some(missing.filter(isSayable))?.map(rule =>
          filled({ from: rule.from?.map(peer), ports: rule.ports?.map(port) }),
        ),
        egress: some(out)?.map(rule => filled({ to: rule.to?.map(peer), ports: rule.ports?.map(port) })),
      }),
      // An empty list closes everything but names.
      ...(hasEgress && out.length === 0 && { allow_to: [] }),
    },
  }
}

/** Pods of every namespace, or of namespaces with labels, are not said of single rules. */
function isSayable({ from = [] }: NetworkPolicyIngressRule): boolean {
  return from.every(one => Object.keys(peer(one)).length > 0)
}

/** Names may always be looked up: the rule for it comes by itself. */
function isNameLookup(ports: readonly NetworkPolicyPort[] | undefined): boolean {
  return ports?.length === 2 && ports.every(({ port }) => port === 53)
}

function peer({ namespaceSelector, podSelector, ipBlock }: NetworkPolicyPeer): EntryNode {
  if (ipBlock) return { cidr: ipBlock.cidr }
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name']
  return {
    ...(namespace !== undefined && { namespace }),
    ...(podSelector && { pod_labels: podSelector.matchLabels ?? {} }),
  }
}

function port({ port: number, protocol }: NetworkPolicyPort): EntryNode {
  return { ...(protocol && protocol !== 'TCP' && { protocol }), port: number }
}
