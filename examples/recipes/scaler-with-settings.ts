import {
  because,
  controllerOf,
  definePlugin,
  type Manifest,
  metadata,
  originsOf,
  type PluginScaling,
  trace,
} from 'k3s-platform/plugin'

declare module 'k3s-platform/plugin' {
  interface ScalingTypes {
    'acme-burst': PluginScaling<'acme-burst', { readonly burst_ratio?: number }>
  }
}

/** `scaling: { type: acme-burst, burst_ratio: 50 }`: an operator of the organization moves pods to burst nodes. */
export const burstScaler = definePlugin({
  name: 'acme-burst',
  scalers: {
    'acme-burst': {
      settings: {
        type: 'object',
        properties: {
          burst_ratio: {
            type: 'integer',
            minimum: 0,
            maximum: 100,
            description: 'Percentage of pods on burst nodes.',
          },
        },
      },
    },
  },
  kinds: { 'acme.example/v1 BurstScaler': {} },
  installations: {
    'acme.example': { project: 'Acme Burst', command: 'helm install acme oci://charts.acme.example/burst' },
  },
  apply(hooks) {
    hooks.scaling.for('acme-burst').tap((backend, workload, context) => {
      const { scaling } = workload
      const scaler: Manifest<Scaler> = {
        apiVersion: 'acme.example/v1',
        kind: 'BurstScaler',
        metadata: metadata(workload),
        spec: trace<Scaler['spec']>(scaling, {
          target: controllerOf(workload).name,
          maxReplicas: scaling.maxReplicas,
          ratio: because(scaling.settings.burst_ratio ?? 50, originsOf(scaling.settings, 'burst_ratio')),
        }),
      }
      context.emit(scaler, workload)
      return backend
    })
  },
})

interface Scaler {
  readonly spec: { readonly target: string; readonly maxReplicas: number; readonly ratio: number }
}
