import { trace } from 'k3s-platform/plugin'
import type { ScaledObjectTrigger } from './scaled-object.ts'
import type { Trigger } from './scaling.ts'

/** A trigger of apps.yaml in the words of KEDA, which are its own. */
export function passedOnTrigger(trigger: Trigger): ScaledObjectTrigger {
  return trace(trigger, {
    type: trigger.type,
    ...(trigger.name !== undefined && { name: trigger.name }),
    ...(trigger.metricType && { metricType: trigger.metricType }),
    metadata: trace(trigger.metadata, { ...trigger.metadata }),
    ...(trigger.authenticationRef !== undefined && { authenticationRef: { name: trigger.authenticationRef } }),
  })
}
