import {
  because,
  controllerOf,
  definePlugin,
  type Manifest,
  metadata,
  outOfRange,
  type PluginScaling,
  trace,
} from 'k3s-platform/plugin'

/** What `scaling` may say besides when its type is `acme-spot`. */
interface SpotSettings {
  readonly spot_ratio?: number
  readonly pools?: readonly { readonly name: string; readonly zone?: string }[]
  readonly version?: string
}

declare module 'k3s-platform/plugin' {
  interface ScalingTypes {
    'acme-spot': PluginScaling<'acme-spot', SpotSettings>
  }
}

/** The object that the scaler reads. */
interface SpotScaler {
  readonly spec: {
    readonly target: string
    readonly minReplicas: number
    readonly maxReplicas: number
    readonly ratio: number
    readonly pools: readonly string[]
    readonly version?: string
  }
}

/** A scaler that keeps a part of the pods on machines that may go any moment. */
export const acmeSpot = definePlugin({
  name: 'acme-spot',
  scalers: {
    'acme-spot': {
      settings: {
        type: 'object',
        properties: {
          spot_ratio: {
            type: 'integer',
            minimum: 0,
            maximum: 100,
            default: 50,
            description: 'How many of a hundred pods run on spot machines.',
          },
          pools: {
            type: 'array',
            description: 'The pools of machines.',
            items: {
              type: 'object',
              properties: {
                name: { type: 'string', description: 'The name of the pool.' },
                zone: { type: 'string', description: 'The zone of the pool.' },
              },
              required: ['name'],
              additionalProperties: false,
            },
          },
          version: { type: ['string', 'number', 'boolean'], description: 'The version of the scaler.' },
        },
      },
    },
  },
  kinds: {
    'acme.example/v1 SpotScaler': {
      schema: {
        type: 'object',
        properties: {
          spec: {
            type: 'object',
            properties: {
              target: { type: 'string' },
              minReplicas: { type: 'integer' },
              maxReplicas: { type: 'integer' },
              ratio: { type: 'integer' },
              pools: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9]' } },
              version: { type: 'string' },
            },
            required: ['target'],
          },
        },
        required: ['spec'],
      },
      *check(resource) {
        const { spec } = resource.object as SpotScaler & typeof resource.object
        if (spec.ratio > 90) yield outOfRange({ resource, pointer: '/spec/ratio' }, spec.ratio, 'at most 90')
      },
    },
  },
  installations: { 'acme.example': { project: 'Acme', command: 'helm install acme' } },
  apply(hooks) {
    hooks.scaling.for('acme-spot').tap((backend, workload, context) => {
      const { settings, minReplicas, maxReplicas } = workload.scaling
      const { spot_ratio = 50, pools = [], version } = settings
      const spec = trace(settings, {
        target: controllerOf(workload).name,
        minReplicas,
        maxReplicas,
        ratio: because(spot_ratio, 'spot_ratio'),
        pools: pools.map(({ name, zone = 'any' }) => `${name}/${zone}`),
        version,
      })
      const object: Manifest<SpotScaler> = {
        apiVersion: 'acme.example/v1',
        kind: 'SpotScaler',
        metadata: metadata(workload),
        spec,
      }
      context.emit(object, workload)
      return backend
    })
  },
})
