import { type App, because, lowered, originsOf, overlay, type WrittenQueue } from 'k3s-platform/plugin'
import type { QueueTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { scalingFor } from './entry-scaling.ts'
import { queueNameUnused } from './queue-messages.ts'

/** A node of a queue function: scaled by the list that it empties, unless apps.yaml wants to scale it otherwise. */
export function queueNode(node: App, trigger: QueueTrigger, subject: Subject): App {
  const { ingress: _i, ingress_annotations: _a, probes: _p, ...rest } = node
  const written = scalingFor('queue', node.scaling, subject)
  const type = written?.type ?? 'keda-queue'
  const scaling = type === 'keda-queue' ? byList(written, trigger, subject) : withoutQueue(written!)
  return lowered<App>(node, {
    ...rest,
    scaling: because(scaling, [...originsOf(node, 'scaling'), ...originsOf(trigger, 'queue_name')]),
  })
}

function byList(scaling: FunctionScaling | undefined, trigger: QueueTrigger, { report }: Subject): FunctionScaling {
  const { queue_name: other, ...written } = scaling ?? {}
  if (other !== undefined && other !== listOf(trigger))
    report(queueNameUnused(other, listOf(trigger), originsOf(scaling, 'queue_name')[0]))
  const made = lowered<FunctionScaling>(trigger, {
    type: because('keda-queue', originsOf(trigger, 'type')),
    queue_name: listOf(trigger),
    // Enough work for a pod: several batches, so that pods are not started for every item.
    queue_length: because((trigger.batch_size ?? 1) * 5, 'batch_size'),
  })
  return overlay(made, scaling && lowered(scaling, written)) as FunctionScaling
}

/** Where something else decides, the broker is still that of the function. */
function withoutQueue(scaling: FunctionScaling): FunctionScaling {
  const { queue: _q, queue_name: _n, queue_length: _l, ...others } = scaling
  return lowered<FunctionScaling>(scaling, others)
}

/** `scaling` of a queue function, with the keys of the scaler that watches its list. */
export type FunctionScaling = Required<App>['scaling'] & {
  readonly queue_name?: string
  readonly queue_length?: number
  readonly queue?: WrittenQueue
}

/** The list that a queue function empties. */
export function listOf({ queue_name: name }: QueueTrigger): string {
  return `queue:${name}`
}
