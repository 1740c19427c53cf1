import { type DeclaredKinds, own, type PartRules, type Resource, type Rule } from 'k3s-platform/plugin'
import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2.js'
import { autoscalers, behaviorMistakes } from './autoscalers.ts'
import { certificates } from './certificates.ts'
import { claims } from './claims.ts'
import { configMaps } from './config-maps.ts'
import { containers } from './containers.ts'
import { disruptionBudgets } from './disruption-budgets.ts'
import { env } from './env.ts'
import { ingresses } from './ingresses.ts'
import { jobs } from './jobs.ts'
import { labels } from './labels.ts'
import { mounts } from './mounts.ts'
import { mutableTags } from './mutable-tags.ts'
import { names } from './names.ts'
import { networkPolicies } from './network-policies.ts'
import { pods } from './pods.ts'
import { ports } from './ports.ts'
import { probes } from './probes.ts'
import { quantities } from './quantities.ts'
import { scheduling } from './scheduling.ts'
import { secrets } from './secrets.ts'
import { securityContexts } from './security-contexts.ts'
import { selectors } from './selectors.ts'
import { services } from './services.ts'
import { volumes } from './volumes.ts'
import { workloads } from './workloads.ts'

/** What is looked at in an object, in this order: of a kind of Kubernetes' own, or of one that a plugin declares. */
export function rulesFor({ object }: Resource, kinds: DeclaredKinds): readonly Rule[] {
  const name = `${object.apiVersion} ${object.kind}`
  const known = RULES.get(name)
  if (known) return known
  const declared = own(kinds, name)
  const { check } = declared ?? {}
  return [names(declared), labels, ...(check ? [(resource: Resource) => check(resource, PARTS)] : [])]
}

const EVERY: readonly Rule[] = [names(undefined), labels]

const PARTS: PartRules = {
  autoscalerBehavior: (field, behavior) => behaviorMistakes(field, behavior as HorizontalPodAutoscalerBehavior),
}

const POD: readonly Rule[] = [
  containers,
  ports,
  env,
  quantities,
  probes,
  volumes,
  mounts,
  securityContexts,
  scheduling,
  pods,
  mutableTags,
]

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['apps/v1 DaemonSet', [...EVERY, selectors, ...POD, workloads]],
  ['apps/v1 Deployment', [...EVERY, selectors, ...POD, workloads]],
  ['apps/v1 StatefulSet', [...EVERY, selectors, ...POD, workloads]],
  ['autoscaling/v2 HorizontalPodAutoscaler', [...EVERY, autoscalers]],
  ['batch/v1 CronJob', [...EVERY, ...POD, jobs]],
  ['batch/v1 Job', [...EVERY, ...POD, jobs]],
  ['cert-manager.io/v1 Certificate', [...EVERY, certificates]],
  ['networking.k8s.io/v1 Ingress', [...EVERY, ingresses]],
  ['networking.k8s.io/v1 NetworkPolicy', [...EVERY, networkPolicies]],
  ['policy/v1 PodDisruptionBudget', [...EVERY, disruptionBudgets]],
  ['v1 ConfigMap', [...EVERY, configMaps]],
  ['v1 PersistentVolumeClaim', [...EVERY, claims]],
  ['v1 Secret', [...EVERY, secrets]],
  ['v1 Service', [...EVERY, services]],
])
