import { guaranteedReplicas, type Manifest, metadata, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { Deployment } from 'kubernetes-types/apps/v1.js'
import { isClaimOfOneNode } from './one-node.ts'
import { podTemplate } from './pod-template.ts'

/** The Deployment of a workload. A scaler owns the number of pods where there is one, so it is not written then. */
export function deployment(workload: Workload): Manifest<Deployment> {
  const isScaled = workload.scaling.type !== 'none'
  // Such a claim cannot be mounted by the new pod while the old one lives: a rolling update would never end.
  const strategy = workload.volumes.some(isClaimOfOneNode) ? { type: 'Recreate' } : undefined
  const spec = {
    ...(!isScaled && { replicas: guaranteedReplicas(workload) }),
    selector: { matchLabels: { ...workload.selector } },
    ...(strategy && { strategy }),
    template: podTemplate(workload),
  }
  const replicas = originsOf(workload, workload.replicas === undefined ? 'scaling' : 'replicas')
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(workload),
    spec: trace(workload, spec, {
      replicas: workload.replicas === undefined ? originsOf(workload.scaling, 'minReplicas') : replicas,
      strategy: 'volumes',
      template: 'name',
    }),
  }
}
