import { type NodeRequirement, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { Affinity, NodeAffinity, PodAffinityTerm, PodAntiAffinity } from 'kubernetes-types/core/v1.js'

/** Where pods may run, and what keeps the workload's own pods apart; nothing when nobody asks for it. */
export function affinity(workload: Workload): Affinity | undefined {
  const podAntiAffinity = antiAffinity(workload)
  const requirements = workload.pod?.nodeRequirements ?? []
  if (!podAntiAffinity && requirements.length === 0) return undefined
  const made = {
    ...(requirements.length > 0 && { nodeAffinity: nodeAffinity(requirements) }),
    ...(podAntiAffinity && { podAntiAffinity }),
  }
  return trace(workload, made, {
    nodeAffinity: originsOf(workload.pod, 'nodeRequirements'),
    podAntiAffinity: 'antiAffinity',
  })
}

function nodeAffinity(requirements: readonly NodeRequirement[]): NodeAffinity {
  const matchExpressions = requirements.map(asked =>
    trace(asked, { key: asked.key, operator: asked.operator, ...(asked.values && { values: [...asked.values] }) }),
  )
  return { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } }
}

function antiAffinity({ antiAffinity: asked, selector }: Workload): PodAntiAffinity | undefined {
  if (!asked) return undefined
  const { preferred, required } = asked
  const term = (of: { readonly topologyKey: string }): PodAffinityTerm =>
    trace(of, { labelSelector: { matchLabels: { ...selector } }, topologyKey: of.topologyKey })
  const made = {
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map(one =>
        trace(one, { podAffinityTerm: term(one), weight: one.weight }),
      ),
    }),
    ...(required.length > 0 && { requiredDuringSchedulingIgnoredDuringExecution: required.map(term) }),
  }
  return trace(asked, made, {
    preferredDuringSchedulingIgnoredDuringExecution: 'preferred',
    requiredDuringSchedulingIgnoredDuringExecution: 'required',
  })
}
