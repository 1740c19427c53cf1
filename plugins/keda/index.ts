import { definePlugin } from 'k3s-platform/plugin'
import { scaleByRequests } from './http.ts'
import { type KedaOptions, kedaOptions } from './options.ts'
import { toSettings } from './settings.ts'

/** Scalers of KEDA: by HTTP requests down to zero, by the length of a queue, by the clock. */
export const keda = definePlugin<KedaOptions>({
  name: 'keda',
  options: kedaOptions,
  apply(hooks, options) {
    const settings = toSettings(options)
    hooks.scaling.for('keda-http').tap((_backend, workload, context) => scaleByRequests(workload, context, settings))
  },
})
