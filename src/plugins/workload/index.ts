import { type Context, controllerOf, definePlugin, type Workload } from 'k3s-platform/plugin'
import { reportReplicaMistakes } from './checks.ts'
import { deployment } from './deployment.ts'
import { persistentVolumeClaim } from './persistent-volume-claim.ts'
import { podDisruptionBudget } from './pod-disruption-budget.ts'
import { service } from './service.ts'

/** Emits what runs: the controller, its Service, its claims and its disruption budget. */
export const workload = definePlugin({
  name: 'workload',
  apply(hooks) {
    hooks.workload.tap(emitWorkload)
  },
})

function emitWorkload(workload: Workload, context: Context): void {
  for (const { source } of workload.volumes)
    if (source.kind === 'persistentVolumeClaim') context.emit(persistentVolumeClaim(source.claim, workload), workload)
  if (controllerOf(workload).kind === 'Deployment') context.emit(deployment(workload), workload)
  if (workload.container.ports.length > 0) context.emit(service(workload), workload)
  if (workload.disruptionBudget) context.emit(podDisruptionBudget(workload, workload.disruptionBudget), workload)
  reportReplicaMistakes(workload, context)
}
