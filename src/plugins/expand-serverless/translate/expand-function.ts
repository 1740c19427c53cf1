import {
  byRule,
  type ConfigNode,
  type CronJobSettings,
  type EnvVar,
  lowered,
  type Origin,
  originsOf,
  trace,
  type Workload,
  type WorkloadIdentity,
} from 'k3s-platform/plugin'
import type { ScheduleTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { functionNode } from './function-node.ts'
import { tokensRequired } from './messages.ts'
import { brokerOf, queueVariables, type Surroundings } from './queue-variables.ts'
import { httpNode, listOf, queueNode, scheduleNode } from './trigger-nodes.ts'

/** A function as a workload, with everything that its decorators and apps.yaml say about it. */
export function expandFunction(subject: Subject, surroundings: Surroundings): Workload {
  const { found, owner } = subject
  const { trigger } = found
  const said = withMountedSecrets(functionNode(subject))
  const node =
    trigger.type === 'http'
      ? httpNode(said, trigger, subject)
      : trigger.type === 'queue'
        ? queueNode(said, trigger)
        : scheduleNode(said)
  const named = lowered<ConfigNode>(node, { ...node, name: subject.host }, { name: originsOf(found, 'name') })
  const workload = owner.entry.workload(named, identityOf(subject))
  return withRuntime(workload, subject, node, surroundings)
}

function identityOf({ found, host, owner }: Subject): WorkloadIdentity {
  const labels = {
    app: host,
    'app.kubernetes.io/name': host,
    'app.kubernetes.io/part-of': owner.name,
    'app.kubernetes.io/managed-by': 'k3s-platform',
    'k3sfn.io/app': owner.name,
    'k3sfn.io/function': found.name,
  }
  return {
    name: host,
    kind: found.trigger.type === 'schedule' ? 'CronJob' : 'Deployment',
    labels,
    selector: { app: host, 'k3sfn.io/app': owner.name, 'k3sfn.io/function': found.name },
    imageName: owner.name,
    secretName: `${owner.name}-secrets`,
    scalesWithRoute: true,
    isBuilt: true,
    isForeign: false,
    claimName: volume => `${owner.name}-${volume}`,
  }
}

/** Secrets that are seen as files, as volumes. */
function withMountedSecrets(node: ConfigNode): ConfigNode {
  const { secrets, port_base: _b, path: _p, sync: _s, live_update: _l, depends_on: _d, ...rest } = node
  if (!Array.isArray(secrets)) return lowered<ConfigNode>(node, rest)
  const mounted = (secrets as readonly { readonly name: string; readonly mount_path: string }[]).map(secret =>
    lowered(
      secret,
      { name: `secret-${secret.name}`, type: 'secret', secret_name: secret.name, mount_path: secret.mount_path },
      { secret_name: 'name', type: 'name' },
    ),
  )
  const volumes = [...((node.volumes as readonly object[] | undefined) ?? []), ...mounted]
  return lowered<ConfigNode>(node, { ...rest, volumes: trace(node, volumes) }, { volumes: originsOf(node, 'secrets') })
}

/** What the runtime is told: which function it serves, and what that needs. */
function withRuntime(workload: Workload, subject: Subject, node: ConfigNode, surroundings: Surroundings): Workload {
  const { found } = subject
  const { trigger, settings } = found
  const queue =
    trigger.type === 'queue'
      ? brokerOf(subject, (node.scaling as ConfigNode | undefined)?.queue as object | undefined, surroundings)
      : undefined
  const own: readonly EnvVar[] = [
    lowered(found, { kind: 'literal', name: 'K3SFN_FUNCTION', value: found.name }, { name: 'name', value: 'name' }),
    ...(queue ? queueVariables(queue) : []),
    ...tokens(subject),
  ]
  const because = byRule('functions.runtime', originsOf(found, 'name'))
  const command = ['python', '-m', 'k3sfn.runtime']
  const scaling =
    workload.scaling.type === 'keda-queue' && queue && trigger.type === 'queue'
      ? lowered(
          workload.scaling,
          { ...workload.scaling, queue, furtherQueues: [`${listOf(trigger)}:processing`] },
          { queue: originsOf(queue), furtherQueues: originsOf(trigger, 'queue_name') },
        )
      : workload.scaling
  return lowered(
    workload,
    {
      ...workload,
      container: lowered(
        workload.container,
        { ...workload.container, command, env: merged(workload.container.env, own) },
        { command: because, env: [...originsOf(workload.container, 'env'), ...originsOf(found, 'name')] },
      ),
      scaling,
      podLabels: settings.labels,
      pod: toPod(subject),
      cronJob: trigger.type === 'schedule' ? toCronJob(trigger, settings.timeout, subject) : undefined,
    },
    {
      podLabels: originsOf(settings, 'labels'),
      pod: originsOf(found, 'name'),
      cronJob: originsOf(trigger, 'cron'),
      scaling: originsOf(workload, 'scaling'),
      kind: originsOf(trigger, 'type'),
    },
  )
}

/** What is under way when a pod is asked to stop is brought to its end. */
function toPod({ found }: Subject): Workload['pod'] {
  const { trigger, settings } = found
  const longest = Math.max(settings.timeout ?? 30, trigger.type === 'queue' ? (trigger.visibility_timeout ?? 30) : 0)
  const because = [...originsOf(settings, 'timeout'), ...originsOf(trigger, 'visibility_timeout')]
  return lowered(
    found,
    { terminationGracePeriodSeconds: longest + 10 },
    {
      terminationGracePeriodSeconds:
        because.length > 0 ? because : byRule('functions.grace-period', originsOf(found, 'name')),
    },
  )
}

/** Variables of the runtime stand behind those of the user, who cannot take their names. */
function merged(env: readonly EnvVar[], own: readonly EnvVar[]): readonly EnvVar[] {
  return [...env.filter(({ name }) => !own.some(variable => variable.name === name)), ...own]
}

function tokens({ found, host, owner, report }: Subject): readonly EnvVar[] {
  const { trigger } = found
  if (trigger.type !== 'http' || trigger.auth == null) return []
  const object = `${host}-auth`
  const at: readonly Origin[] = originsOf(trigger, 'auth')
  report(tokensRequired(found.name, object, owner.namespace, at[0]))
  return [
    lowered(
      trigger,
      { kind: 'reference', name: 'K3SFN_AUTH_TOKENS', from: 'secret', object, key: 'tokens' },
      { name: at, object: at, key: at, from: at },
    ),
  ]
}

function toCronJob(trigger: ScheduleTrigger, timeout: number | undefined, { found }: Subject): CronJobSettings {
  const { cron, timezone, concurrency_policy, retries, deadline, history } = trigger
  return lowered(
    trigger,
    {
      schedule: cron,
      timeZone: timezone ?? 'UTC',
      concurrencyPolicy: concurrency_policy ?? 'Forbid',
      startingDeadlineSeconds: deadline ?? undefined,
      successfulJobsHistoryLimit: history ?? 3,
      failedJobsHistoryLimit: history ?? 3,
      // The runtime ends a run by itself; this is for one that does not listen.
      activeDeadlineSeconds: timeout === undefined ? undefined : timeout + 30,
      job: lowered(trigger, { restartPolicy: 'Never', backoffLimit: retries ?? 0 }, { backoffLimit: 'retries' }),
    },
    {
      schedule: 'cron',
      timeZone: 'timezone',
      concurrencyPolicy: 'concurrency_policy',
      startingDeadlineSeconds: 'deadline',
      successfulJobsHistoryLimit: 'history',
      failedJobsHistoryLimit: 'history',
      activeDeadlineSeconds: originsOf(found.settings, 'timeout'),
      job: 'retries',
    },
  )
}
