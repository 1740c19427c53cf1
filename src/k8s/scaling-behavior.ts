import { because, originsOf, trace, tracedTo } from '../ir/provenance.ts'
import type { ScalingBounds } from '../ir/scaling.ts'

/** `behavior` of a HorizontalPodAutoscaler, as far as it is written. */
export interface ScalingBehavior {
  readonly scaleDown: { readonly stabilizationWindowSeconds: number }
  readonly scaleUp: { readonly stabilizationWindowSeconds: number }
}

/**
 * The windows of stabilization. Always written, although the numbers are those that Kubernetes documents: an autoscaler
 * without `behavior` climbs towards the greatest demand of the last five minutes after the demand is gone (compare
 * `stabilizeRecommendation` with `stabilizeRecommendationWithBehaviors` in kubernetes' horizontal.go).
 */
export function scalingBehavior(scaling: ScalingBounds): ScalingBehavior {
  const side = (field: 'scaleDownStabilization' | 'scaleUpStabilization') =>
    tracedTo(originsOf(scaling, field), { stabilizationWindowSeconds: scaling[field] })
  return trace(scaling, {
    scaleDown: because(side('scaleDownStabilization'), 'scaleDownStabilization'),
    scaleUp: because(side('scaleUpStabilization'), 'scaleUpStabilization'),
  })
}
