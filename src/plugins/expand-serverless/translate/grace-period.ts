import {
  type App,
  because,
  byRule,
  fieldsOf,
  lowered,
  originsOf,
  type PodSettings,
  type Workload,
} from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { timeoutOf } from './timeout.ts'

/**
 * Work in progress is completed when a pod must stop; a scheduled run ends at once. An HTTP function still accepts
 * requests for a few seconds, until clients stop sending; a worker tries for ten to reach a broker that is away.
 */
export function withGracePeriod(pod: Workload['pod'], { found }: Subject, node: App): Workload['pod'] {
  const { type } = found.trigger
  if (type === 'schedule') return pod
  const { seconds, places } = timeoutOf(found, node)
  const { K3SFN_SHUTDOWN_DELAY: delay = 3 } = node.environment ?? {}
  const spare = type === 'http' ? Math.ceil(Number(delay) || 0) + 7 : 15
  const reason = places.length > 0 ? places : byRule('functions.grace-period', originsOf(found, 'name'))
  return lowered<PodSettings>(found, {
    terminationGracePeriodSeconds: because(Math.ceil(seconds) + spare, reason),
    ...(pod && fieldsOf(pod)),
  })
}
