import { type Manifest, trace, type Workload } from 'k3s-platform/plugin'
import type { DaemonSet } from 'kubernetes-types/apps/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'
import { replacedPods, rollingUpdate, rolloutOrigins } from './replaced-pods.ts'
import { withKind } from './with-kind.ts'

/** The DaemonSet of a workload that runs once on every node. */
export function daemonSet(workload: Workload): Manifest<DaemonSet> {
  const { minReadySeconds } = replacedPods(workload)
  const updateStrategy = rollingUpdate(workload)
  const spec = {
    selector: { matchLabels: { ...workload.selector } },
    ...(minReadySeconds !== undefined && { minReadySeconds }),
    ...(updateStrategy && { updateStrategy }),
    template: podTemplate(workload),
  }
  const { strategy, ...places } = rolloutOrigins(workload)
  return withKind(workload, {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: controllerMetadata(workload),
    spec: trace(workload, spec, { ...places, updateStrategy: strategy, template: 'name' }),
  })
}
