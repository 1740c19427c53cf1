import { definePlugin } from 'k3s-platform/plugin'
import { reportHpaMistakes } from './checks.ts'
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts'

/** The scalers that Kubernetes itself has: none, and the HorizontalPodAutoscaler. */
export const scaling = definePlugin({
  name: 'scaling',
  apply(hooks) {
    hooks.scaling.for('none').tap(backend => backend)
    hooks.scaling.for('hpa').tap((backend, workload, context) => {
      reportHpaMistakes(workload, context)
      context.emit(horizontalPodAutoscaler(workload), workload)
      return backend
    })
  },
})
