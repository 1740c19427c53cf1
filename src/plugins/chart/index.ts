import { type Chart, type Context, definePlugin } from 'k3s-platform/plugin'
import { chartApplication } from './application.ts'
import { chartValues } from './chart-values.ts'
import { reportSecrets } from './secrets.ts'
import { hasUnwritableNumbers } from './unwritable-numbers.ts'

/** Emits the Application that installs a Helm chart, complete with its values. */
export const chart = definePlugin({
  name: 'chart',
  apply(hooks) {
    hooks.chart.tap(emitApplication)
  },
})

function emitApplication(chart: Chart, context: Context): void {
  const { argoCd, units } = context.project
  const unit = units.find(candidate => candidate.unit === chart.unit)
  const values = chartValues(chart, context)
  if (!unit || !values || hasUnwritableNumbers(values, context)) return
  reportSecrets(values, { rule: context.secretRule(chart.unit), report: context.report })
  context.emit(chartApplication(argoCd, unit, chart, values), chart)
}
