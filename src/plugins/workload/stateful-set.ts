import {
  because,
  type Claim,
  fieldOf,
  guaranteedReplicas,
  type Manifest,
  originsOf,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import type { StatefulSet, StatefulSetSpec } from 'kubernetes-types/apps/v1.js'
import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { claimSpec } from './persistent-volume-claim.ts'
import { podTemplate } from './pod-template.ts'
import { updateStrategy } from './replaced-pods.ts'
import { withKind } from './with-kind.ts'

/** The StatefulSet of a workload whose pods keep their names and claims. */
export function statefulSet(workload: Workload): Manifest<StatefulSet> {
  const isScaled = workload.scaling.type !== 'none'
  const templates = workload.volumes.flatMap(({ name, source }) =>
    source.kind === 'persistentVolumeClaim' && source.claim.isTemplate ? [claimTemplate(name, source.claim)] : [],
  )
  const spec = trace<StatefulSetSpec>(workload, {
    replicas: because(
      isScaled ? undefined : guaranteedReplicas(workload),
      workload.replicas === undefined ? originsOf(workload.scaling, 'minReplicas') : 'replicas',
    ),
    serviceName: because(governingService(workload), 'name'),
    selector: { matchLabels: { ...workload.selector } },
    minReadySeconds: fieldOf(workload.rollout, 'minReadySeconds'),
    revisionHistoryLimit: fieldOf(workload.rollout, 'revisionHistoryLimit'),
    updateStrategy: updateStrategy(workload),
    template: because(podTemplate(workload), 'name'),
    ...(templates.length > 0 && { volumeClaimTemplates: because(templates, 'volumes') }),
  })
  return withKind(workload, {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: controllerMetadata(workload),
    spec,
  })
}

/** The headless Service that gives each pod its name: `<pod>.<service>`. */
export function governingService({ name }: Workload): string {
  return `${name}-pods`
}

function claimTemplate(name: string, claim: Claim): PersistentVolumeClaim {
  return trace<PersistentVolumeClaim>(claim, {
    apiVersion: because('v1', 'name'),
    kind: because('PersistentVolumeClaim', 'name'),
    metadata: because({ name }, 'name'),
    spec: claimSpec(claim),
  })
}
