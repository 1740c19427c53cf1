import type {
  Container,
  NodeSelectorRequirement,
  PodSpec,
  PodTemplateSpec,
  Toleration,
  TopologySpreadConstraint,
} from 'kubernetes-types/core/v1.js'
import { type EntryNode, filled } from './entry-node.ts'
import { hookKeys } from './hook-keys.ts'

/** The keys of an entry for its pods without what runs in them. */
export function podKeys({ metadata, spec }: PodTemplateSpec, container: Container): EntryNode {
  const { dnsConfig, hostAliases, imagePullSecrets } = spec ?? {}
  return {
    pod_labels: ownLabels(metadata?.labels),
    pod_annotations: metadata?.annotations,
    image_pull_policy: container.imagePullPolicy,
    image_pull_secrets: imagePullSecrets?.map(({ name }) => name),
    ...placementKeys(spec),
    runtime_class: spec?.runtimeClassName,
    host_aliases: hostAliases?.map(({ ip, hostnames }) => ({ ip, hostnames })),
    dns_policy: spec?.dnsPolicy,
    dns_config: filled({
      nameservers: dnsConfig?.nameservers,
      searches: dnsConfig?.searches,
      options: dnsConfig?.options?.map(({ name, value }) => filled({ name, value })),
    }),
    lifecycle: filled({
      post_start: hookKeys(container.lifecycle?.postStart),
      pre_stop: hookKeys(container.lifecycle?.preStop),
    }),
    termination_grace_period: spec?.terminationGracePeriodSeconds,
  }
}

/** Labels without those that a build gives to every app itself. */
export function ownLabels(labels: Readonly<Record<string, string>> | undefined): EntryNode | undefined {
  return filled(Object.fromEntries(Object.entries(labels ?? {}).filter(([key]) => !IDENTIFYING.has(key))))
}

const IDENTIFYING: ReadonlySet<string> = new Set([
  'app',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/name',
  'k3sapp.io/app',
])

function placementKeys(spec: PodSpec | undefined): EntryNode {
  const affinity = spec?.affinity?.nodeAffinity
  const terms = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return {
    node_selector: spec?.nodeSelector,
    tolerations: spec?.tolerations?.map(tolerationKeys),
    node_affinity: filled({
      // Further terms are alternatives, which no key says.
      required: terms?.[0]?.matchExpressions?.map(requirementKeys),
      preferred: affinity?.preferredDuringSchedulingIgnoredDuringExecution?.flatMap(({ preference, weight }) =>
        (preference?.matchExpressions ?? []).slice(0, 1).map(first => ({ ...requirementKeys(first), weight })),
      ),
    }),
    topology_spread: spec?.topologySpreadConstraints?.map(spreadKeys),
    priority_class: spec?.priorityClassName,
  }
}

function tolerationKeys({ key, operator, value, effect, tolerationSeconds }: Toleration): EntryNode | undefined {
  return filled({ key, operator, value, effect, toleration_seconds: tolerationSeconds })
}

function requirementKeys({ key, operator, values }: NodeSelectorRequirement): EntryNode {
  return { key, operator, ...(values && { values }) }
}

/** Kubernetes' types know `minDomains` since a later version than the one that they are of. */
function spreadKeys(constraint: TopologySpreadConstraint & { minDomains?: number }): EntryNode | undefined {
  return filled({
    topology_key: constraint.topologyKey,
    max_skew: constraint.maxSkew,
    when_unsatisfiable: constraint.whenUnsatisfiable,
    min_domains: constraint.minDomains,
  })
}
