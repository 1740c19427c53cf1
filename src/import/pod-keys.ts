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
export function podKeys({ metadata, spec }: PodTemplateSpec, container: Container, labels: EntryNode = {}): EntryNode {
  const { dnsConfig, hostAliases, imagePullSecrets } = spec ?? {}
  return {
    pod_labels: without(ownLabels(metadata?.labels), labels),
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

/** `labels`: those of the Deployment that its pods have, too, because the key gives them to both. */
export function sharedLabels(own: Labels | undefined, ofPods: Labels = {}): EntryNode | undefined {
  return filled(where(ownLabels(own), key => Object.hasOwn(ofPods, key)))
}

/** Labels of pods that `labels` does not give them. */
function without(labels: EntryNode | undefined, others: EntryNode): EntryNode | undefined {
  return filled(where(labels, (key, value) => others[key] !== value))
}

function where(labels: EntryNode = {}, isWanted: (key: string, value: unknown) => boolean): EntryNode {
  return Object.fromEntries(Object.entries(labels).filter(([key, value]) => isWanted(key, value)))
}

/** Labels without those that a build gives to every app itself. */
function ownLabels(labels: Labels | undefined): EntryNode | undefined {
  return filled(where(labels, key => !IDENTIFYING.has(key)))
}

type Labels = Readonly<Record<string, string>>

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
