import { because, guaranteedReplicas, type Manifest, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { Deployment, DeploymentSpec } from 'kubernetes-types/apps/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'
import { replacedPods } from './replaced-pods.ts'
import { withKind } from './with-kind.ts'

/** The Deployment of a workload. A scaler owns the number of pods where there is one, so it is not written then. */
export function deployment(workload: Workload): Manifest<Deployment> {
  const isScaled = workload.scaling.type !== 'none'
  const spec = trace<DeploymentSpec>(workload, {
    replicas: because(
      isScaled ? undefined : guaranteedReplicas(workload),
      workload.replicas === undefined ? originsOf(workload.scaling, 'minReplicas') : 'replicas',
    ),
    selector: { matchLabels: { ...workload.selector } },
    ...replacedPods(workload),
    template: because(podTemplate(workload), 'name'),
  })
  return withKind(workload, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: controllerMetadata(workload),
    spec,
  })
}
