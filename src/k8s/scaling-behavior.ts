import { originsOf, trace } from '../ir/provenance.ts'
import type { ScalingBounds } from '../ir/scaling.ts'

/** `behavior` of a HorizontalPodAutoscaler, as far as it is written. */
export interface ScalingBehavior {
  readonly scaleDown?: { readonly stabilizationWindowSeconds: number }
  readonly scaleUp?: { readonly stabilizationWindowSeconds: number }
}

/** The written windows of stabilization that differ from Kubernetes' own (up 0, down 300); nothing when none does. */
export function scalingBehavior(scaling: ScalingBounds): ScalingBehavior | undefined {
  const { scaleDownStabilization: down, scaleUpStabilization: up } = scaling
  const behavior = {
    ...(down !== undefined && down !== 300 && { scaleDown: { stabilizationWindowSeconds: down } }),
    ...(up !== undefined && up !== 0 && { scaleUp: { stabilizationWindowSeconds: up } }),
  }
  if (Object.keys(behavior).length === 0) return undefined
  return trace(scaling, behavior, {
    scaleDown: originsOf(scaling, 'scaleDownStabilization'),
    scaleUp: originsOf(scaling, 'scaleUpStabilization'),
  })
}
