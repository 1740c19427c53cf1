import { type Chart, type Context, isMap, originsOf } from 'k3s-platform/plugin'
import { mergeValues, type Values } from './merge-values.ts'
import { unreadableValues, valuesNotAMap } from './messages.ts'

/** The values of a chart: its files one over the other, and those of apps.yaml over them; nothing on a mistake. */
export function chartValues(chart: Chart, context: Context): Values | undefined {
  let values: Values = {}
  let isComplete = true
  for (const [index, path] of chart.valuesFiles.entries()) {
    const read = valuesFile(path, context, originsOf(chart.valuesFiles, index)[0])
    if (read) values = mergeValues(values, read)
    else isComplete = false
  }
  if (!isComplete) return undefined
  return chart.values ? mergeValues(values, chart.values) : values
}

function valuesFile(path: string, context: Context, at: Parameters<typeof unreadableValues>[2]): Values | undefined {
  const reading = context.files.readText(path)
  if ('problem' in reading) {
    context.report(unreadableValues(path, reading.problem, at))
    return undefined
  }
  // A file with nothing but comments is one without values, as it is for Helm.
  if (/^\s*(#.*\s*|---\s*)*$/.test(reading.text)) return {}
  const read = context.files.readYaml(path, { version: '1.1' })
  if (read === undefined || isMap(read)) return read as Values | undefined
  if (read === null) return {}
  context.report(valuesNotAMap(path, at))
  return undefined
}
