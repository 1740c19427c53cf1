import type { AppObjects } from './app-objects.ts'
import { containerKeys, environmentKeys, resourceKeys } from './container-keys.ts'
import { type EntryNode, filled, some } from './entry-node.ts'
import { ingressKeys } from './ingress-keys.ts'
import { podKeys, sharedLabels } from './pod-keys.ts'
import { probeKeys } from './probe-keys.ts'
import { replicaKeys } from './replica-keys.ts'
import { rolloutKeys } from './rollout-keys.ts'
import { securityKeys } from './security-keys.ts'
import { volumeKeys } from './volume-keys.ts'

/** What only a build shows: which of an app's objects are derived. */
export interface LearntKeys {
  /** `visibility` and `network_policy`. */
  readonly policy: EntryNode
  /** `ingress.annotations`. */
  readonly annotations: Readonly<Record<string, string>>
}

/** The entry of apps.yaml for an app; nothing when its pods run nothing. */
export function appEntry(objects: AppObjects, { policy, annotations }: LearntKeys): EntryNode | undefined {
  const { metadata, spec } = objects.deployment
  const pod = spec?.template?.spec
  const [container] = pod?.containers ?? []
  if (!pod || !container) return undefined
  const ingress = ingressKeys(objects)
  const labels = sharedLabels(metadata.labels, spec.template.metadata?.labels)
  return filled({
    name: objects.name,
    namespace: objects.namespace ?? 'default',
    image: container.image,
    labels,
    annotations: metadata.annotations,
    container: containerKeys(container, objects.services),
    resources: resourceKeys(container, pod.runtimeClassName),
    ...replicaKeys(objects),
    ...rolloutKeys(objects.deployment),
    ...podKeys(spec.template, container, labels),
    probes: probeKeys(container),
    ingress:
      ingress &&
      filled({ ...ingress, annotations: { ...annotations, ...(ingress.annotations as EntryNode | undefined) } }),
    security: filled({ ...securityKeys(objects), ...policy }),
    ...environmentKeys(container),
    volumes: some(
      volumeKeys(pod, container, { claims: objects.claims, isRolling: spec.strategy?.type !== 'Recreate' }),
    ),
  })
}
