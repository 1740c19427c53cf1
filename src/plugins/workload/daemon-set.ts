import { because, fieldOf, type Manifest, trace, type Workload } from 'k3s-platform/plugin'
import type { DaemonSet, DaemonSetSpec } from 'kubernetes-types/apps/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'
import { updateStrategy } from './replaced-pods.ts'
import { withKind } from './with-kind.ts'

/** The DaemonSet of a workload that runs once on every node. */
export function daemonSet(workload: Workload): Manifest<DaemonSet> {
  const spec = trace<DaemonSetSpec>(workload, {
    selector: { matchLabels: { ...workload.selector } },
    minReadySeconds: fieldOf(workload.rollout, 'minReadySeconds'),
    revisionHistoryLimit: fieldOf(workload.rollout, 'revisionHistoryLimit'),
    updateStrategy: updateStrategy(workload),
    template: because(podTemplate(workload), 'name'),
  })
  return withKind(workload, {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: controllerMetadata(workload),
    spec,
  })
}
