import { definePlugin } from 'k3s-platform/plugin'

/** The scalers that Kubernetes itself has: none, and the HorizontalPodAutoscaler. */
export const scaling = definePlugin({
  name: 'scaling',
  apply(hooks) {
    hooks.scaling.for('none').tap(backend => backend)
  },
})
