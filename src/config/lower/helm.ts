import type { Chart, ChartRepository } from '../../ir/chart.ts'
import { closestTo } from '../../ir/closest.ts'
import type { Origin } from '../../ir/origin.ts'
import { own } from '../../ir/own.ts'
import { because, markOf, originsOf, withProvenance } from '../../ir/provenance.ts'
import type { Helm } from '../../schema/helm.ts'
import type { ConfigNode } from '../config.ts'
import { extensionsOf } from './extensions.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import { invalidChart, invalidRepository, unknownRepository } from './unit-messages.ts'

/** An entry of `helm` as the chart that Argo CD installs. */
export function toChart(helm: Helm, repositories: ConfigNode, lowering: Lowering): Chart | undefined {
  const found = toRepository(helm, repositories, lowering)
  if (!found) return undefined
  return lowered(helm, {
    unit: because(lowering.entry.unit, 'name'),
    name: helm.name,
    namespace: lowering.namespace,
    repository: because(found.repository, found.origins),
    chart: found.chart,
    version: optionalText(helm, 'version')!,
    valuesFiles: because(valuesFiles(helm, lowering.entry.base), 'values'),
    values: because(helm.values_inline, 'values_inline'),
    extensions: extensionsOf(helm),
  })
}

/** The file of an environment is layered over the base file, as `helm -f base -f environment` does. */
function valuesFiles(helm: Helm, base: ConfigNode | undefined): string[] {
  if (helm.values === undefined) return []
  const isLayered = typeof base?.values === 'string' && base.values !== helm.values
  const files = isLayered ? [base.values as string, helm.values] : [helm.values]
  const marks = [...(isLayered ? [markOf(base, 'values')] : []), markOf(helm, 'values')]
  return withProvenance(files, { at: index => marks[Number(index ?? files.length - 1)] ?? { origins: [] } })
}

/** `bitnami/valkey` by an alias, or a whole address with the chart at its end. */
function toRepository(
  helm: Helm,
  repositories: ConfigNode,
  lowering: Lowering,
): { repository: ChartRepository; chart: string; origins: readonly Origin[] } | undefined {
  const places = originsOf(helm, 'chart')
  const at = places[0]
  const slash =
    helm.chart.startsWith('oci://') || helm.chart.startsWith('https://')
      ? helm.chart.lastIndexOf('/')
      : helm.chart.indexOf('/')
  const left = helm.chart.slice(0, slash)
  const chart = helm.chart.slice(slash + 1)
  if (slash <= 0 || chart === '' || left.endsWith('/')) {
    lowering.report(invalidChart(helm.chart, at))
    return undefined
  }
  const isAddress = left.includes('://')
  const url = isAddress ? left : own(repositories, left)
  if (typeof url !== 'string') {
    lowering.report(unknownRepository(left, closestTo(left, Object.keys(repositories)), Object.keys(repositories), at))
    return undefined
  }
  const repository = parseRepository(url)
  if (!repository) lowering.report(invalidRepository(url, isAddress ? at : originsOf(repositories, left)[0]))
  const origins = isAddress ? places : [...places, ...originsOf(repositories, left)]
  return repository && { repository, chart, origins }
}

/** Argo CD takes an OCI registry without its scheme when a chart is named (`docs/user-guide/helm.md`). */
function parseRepository(url: string): ChartRepository | undefined {
  const [, scheme, rest] = /^(oci|https?):\/\/([^\s]+?)\/*$/.exec(url) ?? []
  if (!scheme || !rest) return undefined
  return scheme === 'oci' ? { kind: 'oci', url: rest } : { kind: 'https', url: `${scheme}://${rest}` }
}
