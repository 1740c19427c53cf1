import {
  because,
  type Context,
  originsOf,
  type Queue,
  type ScaledWorkload,
  trace,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { closedBroker } from './closed-broker.ts'
import { hostOf } from './host-of.ts'
import { passedOnTrigger } from './passed-on-trigger.ts'
import { queueAuthentication, queueAuthenticationName } from './queue-authentication.ts'
import { findBroker } from './queue-broker.ts'
import { brokerClosed, incompleteBroker, noQueue, shortAddress } from './queue-messages.ts'
import { missingOf, queueMetadata } from './queue-metadata.ts'
import { type ScaledObjectTrigger, scaledObject } from './scaled-object.ts'
import type { KedaSettings } from './settings.ts'

/** Scales a workload by the length of its queue, and by triggers that are passed on as they are. */
export function scaleByQueue(workload: ScaledWorkload<'keda-queue'>, context: Context, settings: KedaSettings): void {
  const { scaling } = workload
  if (scaling.queueName === undefined && scaling.triggers.length === 0) {
    context.report(noQueue(originsOf(scaling, 'type')[0]))
    return
  }
  const queue = scaling.queueName === undefined ? undefined : soundBroker(workload, context, settings)
  if (scaling.queueName !== undefined && !queue) return
  const lists = queue ? [scaling.queueName!, ...(scaling.furtherQueues ?? [])] : []
  const triggers = [
    ...lists.map(list => queueTrigger(workload, queue!, list)),
    ...scaling.triggers.map(passedOnTrigger),
  ]
  if (queue?.auth) context.emit(queueAuthentication(workload, queue.auth, queue), workload)
  context.emit(scaledObject(workload, triggers, POLLING_SECONDS), workload)
}

/** How often a queue is looked at; KEDA's own 30 seconds are long for the first message. */
const POLLING_SECONDS = 15

function soundBroker(
  workload: ScaledWorkload<'keda-queue'>,
  context: Context,
  settings: KedaSettings,
): Queue | undefined {
  const queue = findBroker(workload, context, settings)
  if (!queue) return undefined
  const missing = missingOf(queue)
  if (missing) {
    context.report(incompleteBroker(queue.broker, missing, originsOf(queue, 'broker')[0]))
    return undefined
  }
  reportReach(queue, workload, context, settings)
  return queue
}

/** Reports a broker that KEDA, which asks from another namespace, will not find or not be let in to. */
function reportReach(
  queue: Queue,
  workload: ScaledWorkload<'keda-queue'>,
  context: Context,
  { namespace }: KedaSettings,
): void {
  const at = originsOf(queue, 'address')[0]
  const host = hostOf(queue.address ?? '')
  if (host !== '' && !host.includes('.') && workload.namespace !== namespace)
    context.report(shortAddress(host, `${host}.${workload.namespace}`, namespace, at))
  const closed = closedBroker(queue, context.project, namespace)
  if (closed) context.report(brokerClosed(closed.unit, namespace, at, originsOf(closed, 'security')[0]))
}

function queueTrigger(workload: ScaledWorkload<'keda-queue'>, queue: Queue, list: string): ScaledObjectTrigger {
  const scaling = withProvenanceOf(workload.scaling, { ...workload.scaling, queueName: list })
  const trigger = trace(queue, {
    type: because(queue.broker, 'broker'),
    metadata: queueMetadata(queue, scaling),
    ...(queue.auth && { authenticationRef: because({ name: queueAuthenticationName(workload) }, 'auth') }),
  })
  return trigger
}
