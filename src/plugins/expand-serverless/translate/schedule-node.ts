import { type App, lowered } from 'k3s-platform/plugin'

/** A node of a scheduled function: nothing calls it, and nothing scales it. */
export function scheduleNode(node: App): App {
  // What an entry says for those of its functions that wait for calls and items.
  const {
    anti_affinity: _a,
    ingress: _i,
    ingress_annotations: _n,
    pod_disruption_budget: _d,
    probes: _p,
    replicas: _r,
    scaling: _s,
    ...kept
  } = node
  return lowered<App>(node, { ...kept, scaling: lowered<Required<App>['scaling']>(node, { type: 'none' }) })
}
