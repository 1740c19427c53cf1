import {
  because,
  type NodePreference,
  type NodeRequirement,
  trace,
  type Workload,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type {
  Affinity,
  NodeAffinity,
  NodeSelectorRequirement,
  PodAffinityTerm,
  PodAntiAffinity,
  PreferredSchedulingTerm,
} from 'kubernetes-types/core/v1.js'

/** Where pods may run, and what spreads the workload's own pods; nothing if it is not set. */
export function affinity(workload: Workload): Affinity | undefined {
  const podAntiAffinity = antiAffinity(workload)
  const { nodeRequirements: required = [], nodePreferences: preferred = [] } = workload.pod ?? {}
  const isPlaced = required.length + preferred.length > 0
  if (!podAntiAffinity && !isPlaced) return undefined
  return trace(workload, {
    ...(isPlaced && {
      nodeAffinity: because(nodeAffinity(required, preferred), [
        ...writtenOriginsOf(workload.pod, 'nodeRequirements'),
        ...writtenOriginsOf(workload.pod, 'nodePreferences'),
      ]),
    }),
    podAntiAffinity: because(podAntiAffinity, 'antiAffinity'),
  })
}

function nodeAffinity(required: readonly NodeRequirement[], preferred: readonly NodePreference[]): NodeAffinity {
  return {
    ...(required.length > 0 && {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: required.map(expression) }],
      },
    }),
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map(asked =>
        trace<PreferredSchedulingTerm>(asked, {
          preference: because({ matchExpressions: [expression(asked)] }, 'key'),
          weight: asked.weight,
        }),
      ),
    }),
  }
}

function expression(asked: NodeRequirement): NodeSelectorRequirement {
  return trace(asked, { key: asked.key, operator: asked.operator, ...(asked.values && { values: [...asked.values] }) })
}

function antiAffinity({ antiAffinity: asked, selector }: Workload): PodAntiAffinity | undefined {
  if (!asked) return undefined
  const { preferred, required } = asked
  const term = (of: { readonly topologyKey: string }): PodAffinityTerm =>
    trace(of, { labelSelector: { matchLabels: { ...selector } }, topologyKey: of.topologyKey })
  return trace(asked, {
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: because(
        preferred.map(one => trace(one, { podAffinityTerm: term(one), weight: one.weight })),
        'preferred',
      ),
    }),
    ...(required.length > 0 && {
      requiredDuringSchedulingIgnoredDuringExecution: because(required.map(term), 'required'),
    }),
  })
}
