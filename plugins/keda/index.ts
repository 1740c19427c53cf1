import { definePlugin } from 'k3s-platform/plugin'
import { reportScalerMistakes } from './checks.ts'
import { scaleByClock } from './cron.ts'
import { scaleByRequests } from './http.ts'
import { kinds } from './kinds.ts'
import { type KedaOptions, kedaOptions } from './options.ts'
import { reportPrerequisites } from './prerequisites.ts'
import { scaleByQueue } from './queue.ts'
import { scalers } from './scalers.ts'
import { toSettings } from './settings.ts'

/** Scalers of KEDA: by HTTP requests down to zero, by the length of a queue, by the clock. */
export const keda = definePlugin<KedaOptions>({
  name: 'keda',
  options: kedaOptions,
  scalers,
  kinds,
  installations: {
    'keda.sh': { project: 'KEDA', command: installationOf('keda') },
    'http.keda.sh': { project: 'the HTTP add-on of KEDA', command: installationOf('keda-add-ons-http') },
  },
  apply(hooks, options) {
    const settings = toSettings(options)
    hooks.scaling.for('keda-http').tap((_backend, workload, context) => {
      reportScalerMistakes(workload, context)
      return scaleByRequests(workload, context, settings)
    })
    hooks.scaling.for('keda-queue').tap((backend, workload, context) => {
      reportScalerMistakes(workload, context)
      scaleByQueue(workload, context, settings)
      return backend
    })
    hooks.scaling.for('keda-cron').tap((backend, workload, context) => {
      reportScalerMistakes(workload, context)
      scaleByClock(workload, context)
      return backend
    })
    hooks.delivery.tap((project, context) => reportPrerequisites(project, context, settings))
  },
})

function installationOf(chart: string): string {
  return `helm install ${chart} ${chart} --repo https://kedacore.github.io/charts --namespace keda --create-namespace`
}
