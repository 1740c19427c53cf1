import {
  type App,
  because,
  byRule,
  type LoweredFields,
  lowered,
  originsOf,
  type Queue,
  type QueueScaling,
  queueScaling,
  type RequestScaling,
  type Scaling,
  type Workload,
  type WorkloadExtras,
  type WorkloadIdentity,
} from 'k3s-platform/plugin'
import { reportBrokerReach } from './broker-reach.ts'
import { cronJobSettings } from './cron-job-settings.ts'
import type { Subject } from './entry.ts'
import { functionLabels } from './function-labels.ts'
import { functionNode } from './function-node.ts'
import { withGracePeriod } from './grace-period.ts'
import { httpNode } from './http-node.ts'
import { withMountedSecrets } from './mounted-secrets.ts'
import { type FunctionScaling, listOf, queueNode } from './queue-node.ts'
import { brokerOf, type Surroundings } from './queue-variables.ts'
import { reportRoute } from './route-checks.ts'
import { withRuntimeVariables } from './runtime-variables.ts'
import { scheduleNode } from './schedule-node.ts'
import { timeoutOf } from './timeout.ts'

/** A function as a workload, with everything that its decorators and apps.yaml say about it. */
export function expandFunction(subject: Subject, surroundings: Surroundings): Workload {
  const { found, owner } = subject
  const said = functionNode(subject)
  const node = nodeOf(withMountedSecrets(said), subject)
  const named = lowered<App>(node, { ...node, name: because(subject.host, originsOf(found, 'name')) })
  return owner.entry.workload(named, identityOf(subject), fields => {
    const queue =
      found.trigger.type === 'queue'
        ? brokerOf(subject, (said.scaling as FunctionScaling | undefined)?.queue, surroundings)
        : undefined
    if (queue) reportBrokerReach(queue, fields, subject)
    if (fields.route) reportRoute(fields.route, timeoutOf(found, named).seconds, subject)
    return runtimeExtras(fields, subject, named, queue)
  })
}

function nodeOf(said: App, subject: Subject): App {
  const { trigger } = subject.found
  switch (trigger.type) {
    case 'http':
      return httpNode(said, trigger, subject)
    case 'queue':
      return queueNode(said, trigger, subject)
    case 'schedule':
      return scheduleNode(said)
    default:
      return trigger satisfies never
  }
}

function identityOf(subject: Subject): WorkloadIdentity {
  const { found, host, owner } = subject
  return {
    ...functionLabels(subject),
    name: host,
    kind: found.trigger.type === 'schedule' ? 'CronJob' : 'Deployment',
    kindOrigins: originsOf(found.trigger, 'type'),
    imageName: owner.name,
    secretName: `${owner.name}-secrets`,
    scalesWithRoute: true,
    isBuilt: true,
    isForeign: false,
    claimName: volume => `${owner.name}-${volume}`,
  }
}

/**
 * What a function has in addition to an app: settings of the runtime, the list of messages in work, the times of runs.
 */
function runtimeExtras(fields: LoweredFields, subject: Subject, node: App, queue: Queue | undefined): WorkloadExtras {
  const { container } = fields
  const { found } = subject
  const { trigger } = found
  const reason = byRule('functions.runtime', originsOf(found, 'name'))
  const env = withRuntimeVariables(container.env, subject, queue)
  return lowered<WorkloadExtras>(node, {
    container: lowered(container, {
      ...container,
      command: because(['python', '-m', 'k3sfn.runtime'], reason),
      env: because(env, [...originsOf(container, 'env'), ...originsOf(found, 'name')]),
    }),
    scaling: scalingOf(fields, subject, node, queue),
    pod: because(withGracePeriod(fields.pod, subject, node), originsOf(found, 'name')),
    broker: because(queue, originsOf(queue)),
    cronJob: because(
      trigger.type === 'schedule' ? cronJobSettings(trigger, subject, node) : undefined,
      originsOf(trigger, 'cron'),
    ),
  })
}

/** The scaling of a function: how long an answer may take, or which lists its items are in. */
function scalingOf(
  { scaling, scalesByRequests }: LoweredFields,
  subject: Subject,
  node: App,
  queue: Queue | undefined,
): Scaling {
  if (scalesByRequests) return withAnswerTimeout(scaling, subject, node)
  return queue && queueScaling(scaling) ? withProcessingList(scaling, subject, queue) : scaling
}

/** Who asks a function waits for as long as the runtime does, and for a start at least. */
function withAnswerTimeout(scaling: Scaling, { found }: Subject, node: App): Scaling {
  const { seconds, places } = timeoutOf(found, node)
  const answerTimeout = `${Math.max(Math.ceil(seconds) + 10, 180)}s`
  const reason = places.length > 0 ? places : byRule('functions.answer-timeout', originsOf(found, 'name'))
  return lowered<object>(scaling, { ...scaling, answerTimeout: because(answerTimeout, reason) }) as RequestScaling &
    Scaling
}

/** Items that are in work count too: otherwise the last pod would go before they are done, or come back. */
function withProcessingList(scaling: Scaling, { found: { trigger } }: Subject, queue: Queue): Scaling {
  if (trigger.type !== 'queue') return scaling
  return lowered<object>(scaling, {
    ...scaling,
    queue: because(queue, originsOf(queue)),
    furtherQueues: because([`${listOf(trigger)}:processing`], originsOf(trigger, 'queue_name')),
  }) as QueueScaling & Scaling
}
