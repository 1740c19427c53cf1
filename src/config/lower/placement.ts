import type { NodePreference, NodeRequirement, PodSettings, Toleration, TopologySpread } from '../../ir/pod.ts'
import { because, type Fields, fieldOf, keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { App } from '../../schema/app.ts'
import type * as Written from '../../schema/placement.ts'
import { filledTextMap, type Lowering, lowered, optionalText, textList } from './lowering.ts'
import { unusedKey } from './messages.ts'

type Placement = Pick<
  PodSettings,
  'nodePreferences' | 'nodeRequirements' | 'nodeSelector' | 'priorityClassName' | 'tolerations' | 'topologySpread'
>

/** On which nodes the pods run. */
export function toPlacement(app: App): Fields<Placement> {
  const { node_affinity: affinity } = app
  return {
    nodeSelector: filledTextMap(app.node_selector),
    nodeRequirements: because(affinity?.required?.map(toRequirement), originsOf(affinity, 'required')),
    nodePreferences: because(affinity?.preferred?.map(toPreference), originsOf(affinity, 'preferred')),
    tolerations: app.tolerations?.map(toToleration),
    topologySpread: app.topology_spread?.map(toSpread),
    priorityClassName: because(app.priority_class, 'priority_class'),
  }
}

/** The RuntimeClass of the pods: their own, else that of their graphics processors. */
export function toRuntimeClass(app: App, { report }: Lowering) {
  const gpu = app.resources?.gpu
  if (app.runtime_class === undefined) return fieldOf(gpu, 'runtime_class')
  if (gpu?.runtime_class !== undefined && gpu.runtime_class !== app.runtime_class) {
    const at = keyOriginOf(gpu, 'runtime_class')
    report(unusedKey('resources.gpu.runtime_class', 'an entry with a "runtime_class"', 'Remove one of the two.', at))
  }
  return because(app.runtime_class as string | undefined, originsOf(app, 'runtime_class'))
}

function toRequirement(written: Written.RequiredNode): NodeRequirement {
  return lowered<NodeRequirement>(written, requirement(written))
}

function toPreference(written: Written.PreferredNode): NodePreference {
  return lowered<NodePreference>(written, { ...requirement(written), weight: written.weight ?? 100 })
}

function requirement(written: Written.RequiredNode): Fields<NodeRequirement> {
  const values = textList(written.values)
  return {
    key: written.key,
    operator: because(written.operator ?? (values ? 'In' : 'Exists'), ['values', 'operator']),
    ...(values && { values }),
  }
}

function toToleration(written: Written.Toleration): Toleration {
  return lowered<Toleration>(written, {
    key: written.key,
    operator: written.operator,
    value: optionalText(written, 'value'),
    effect: written.effect,
    tolerationSeconds: written.toleration_seconds,
  })
}

function toSpread(written: Written.TopologySpread): TopologySpread {
  return lowered<TopologySpread>(written, {
    topologyKey: written.topology_key,
    maxSkew: written.max_skew ?? 1,
    whenUnsatisfiable: written.when_unsatisfiable ?? 'DoNotSchedule',
    minDomains: written.min_domains,
  })
}
