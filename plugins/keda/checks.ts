import { type Context, originsOf, type ScalingBounds, type Workload } from 'k3s-platform/plugin'
import { cooldownWithoutEffect, kindNotScalable, nameTooLong } from './messages.ts'

/** A workload that KEDA scales, by whatever. */
export type KedaWorkload = Workload & { readonly scaling: ScalingBounds }

/** Reports what no scaler of KEDA can do, or does otherwise than it reads. */
export function reportScalerMistakes(workload: KedaWorkload, context: Context): void {
  const { name, kind, scaling } = workload
  if (name.length > LONGEST_NAME) context.report(nameTooLong(name, LONGEST_NAME, originsOf(workload, 'name')[0]))
  if (kind !== 'Deployment' && kind !== 'StatefulSet')
    context.report(kindNotScalable(name, kind, originsOf(scaling, 'type')[0]))
  if (scaling.minReplicas > 0 && scaling.cooldownPeriod !== undefined)
    context.report(cooldownWithoutEffect(scaling.minReplicas, originsOf(scaling, 'cooldownPeriod')[0]))
}

/** KEDA puts `keda-hpa-` before it, and its webhook refuses what does not fit a label of 63 characters then. */
const LONGEST_NAME = 54
