import { because, type NodeRequirement, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { Affinity, NodeAffinity, PodAffinityTerm, PodAntiAffinity } from 'kubernetes-types/core/v1.js'

/** Where pods may run, and what keeps the workload's own pods apart; nothing when nobody asks for it. */
export function affinity(workload: Workload): Affinity | undefined {
  const podAntiAffinity = antiAffinity(workload)
  const requirements = workload.pod?.nodeRequirements ?? []
  if (!podAntiAffinity && requirements.length === 0) return undefined
  return trace(workload, {
    ...(requirements.length > 0 && {
      nodeAffinity: because(nodeAffinity(requirements), originsOf(workload.pod, 'nodeRequirements')),
    }),
    podAntiAffinity: because(podAntiAffinity, 'antiAffinity'),
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
