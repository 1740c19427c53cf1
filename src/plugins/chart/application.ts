import {
  type Application,
  type ArgoCd,
  application,
  because,
  type Chart,
  isMap,
  trace,
  type Unit,
  yamlText,
} from 'k3s-platform/plugin'
import type { Values } from './merge-values.ts'

/** Where Argo CD finds a chart, and the values that it gives to Helm. */
export interface ChartSource {
  readonly repoURL: string
  readonly chart: string
  readonly targetRevision: string
  readonly helm: { readonly releaseName: string; readonly values?: string; readonly valuesObject?: Values }
}

/** The Application that installs a chart. */
export function chartApplication(argoCd: ArgoCd, unit: Unit, chart: Chart, values: Values): Application<ChartSource> {
  const helm = trace(chart, { releaseName: because(chart.name, 'name'), ...helmValues(values) })
  const source = trace(chart, {
    repoURL: because(chart.repository.url, 'repository'),
    chart: chart.chart,
    targetRevision: because(chart.version, 'version'),
    helm: because(helm, ['valuesFiles', 'values', 'name']),
  })
  return application(argoCd, unit, source)
}

/** Argo CD drops every `null` of `valuesObject` (argo-cd issue 16312), and the chart's default would be back. */
function helmValues(values: Values): Pick<ChartSource['helm'], 'values' | 'valuesObject'> {
  if (Object.keys(values).length === 0) return {}
  return hasNull(values) ? { values: yamlText(values) } : { valuesObject: values }
}

function hasNull(value: unknown): boolean {
  if (value === null) return true
  if (Array.isArray(value)) return value.some(hasNull)
  return isMap(value) && Object.values(value).some(hasNull)
}
