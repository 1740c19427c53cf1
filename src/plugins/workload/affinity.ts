import { trace, type Workload } from 'k3s-platform/plugin'
import type { Affinity, PodAffinityTerm } from 'kubernetes-types/core/v1.js'

/** Keeps the workload's own pods apart; nothing when nobody asks for it. */
export function affinity({ antiAffinity, selector }: Workload): Affinity | undefined {
  if (!antiAffinity) return undefined
  const { preferred, required } = antiAffinity
  const term = (asked: { readonly topologyKey: string }): PodAffinityTerm =>
    trace(asked, { labelSelector: { matchLabels: { ...selector } }, topologyKey: asked.topologyKey })
  const podAntiAffinity = {
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map(asked =>
        trace(asked, { podAffinityTerm: term(asked), weight: asked.weight }),
      ),
    }),
    ...(required.length > 0 && { requiredDuringSchedulingIgnoredDuringExecution: required.map(term) }),
  }
  return {
    podAntiAffinity: trace(antiAffinity, podAntiAffinity, {
      preferredDuringSchedulingIgnoredDuringExecution: 'preferred',
      requiredDuringSchedulingIgnoredDuringExecution: 'required',
    }),
  }
}
