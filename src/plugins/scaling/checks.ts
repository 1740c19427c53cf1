import { type Context, originsOf, type ScaledWorkload } from 'k3s-platform/plugin'
import { defaultTarget, kindNotScalable, targetWithoutRequest, windowTooLong } from './messages.ts'
import { targetsOf } from './targets.ts'

/** Reports what a HorizontalPodAutoscaler cannot do, and what was decided for it. */
export function reportHpaMistakes(workload: ScaledWorkload<'hpa'>, context: Context): void {
  const { name, kind, scaling, container } = workload
  const at = originsOf(scaling, 'type')[0]
  if (kind !== 'Deployment' && kind !== 'StatefulSet') context.report(kindNotScalable(name, kind, at))
  if (scaling.targetCpuPercent === undefined && scaling.targetMemoryPercent === undefined)
    context.report(defaultTarget(at))
  for (const target of targetsOf(scaling)) {
    // A limit without a request is the request too.
    const request = container.resources[target.name] ?? container.resources[`${target.name}Limit`]
    if (request === undefined) context.report(targetWithoutRequest(target.name, originsOf(scaling, target.field)[0]))
  }
  const { scaleDownStabilization: window } = scaling
  if (window > LONGEST_WINDOW)
    context.report(windowTooLong(window, LONGEST_WINDOW, originsOf(scaling, 'scaleDownStabilization')[0]))
}

/** The API server refuses longer ones. */
const LONGEST_WINDOW = 3600
