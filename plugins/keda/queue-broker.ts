import {
  assumedBroker,
  type Context,
  hasAddress,
  originsOf,
  type Queue,
  type ScaledWorkload,
} from 'k3s-platform/plugin'
import { brokerAssumed, brokerUnknown } from './queue-messages.ts'
import type { KedaSettings } from './settings.ts'

/**
 * The broker of a workload's queue: the one that is written, else a chart of Valkey or Redis in the same file, of those
 * that the workload waits for before any other. What is assumed of a chart is said.
 */
export function findBroker(
  { unit, namespace, scaling }: ScaledWorkload<'keda-queue'>,
  { project, report }: Context,
  { clusterDomain }: KedaSettings,
): Queue | undefined {
  const { queue } = scaling
  if (queue && hasAddress(queue)) return queue
  const dependsOn = project.units.find(candidate => candidate.unit === unit)?.dependsOn ?? []
  const assumed = assumedBroker(queue, { charts: project.charts, dependsOn, namespace, clusterDomain })
  if (!assumed) {
    report(
      brokerUnknown(scaling.queueName!, queue?.broker, originsOf(queue ?? scaling, queue ? 'broker' : 'queueName')[0]),
    )
    return undefined
  }
  const { address, auth } = assumed.queue
  report(brokerAssumed(assumed.chart.unit, address!, auth && { ...auth }, originsOf(scaling, 'queueName')[0]))
  return assumed.queue
}
