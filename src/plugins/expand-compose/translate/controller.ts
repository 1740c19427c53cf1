import {
  because,
  byRule,
  type Fields,
  type JobSettings,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  type WorkloadKind,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import { approximatedKey, impossibleKey } from './loss-messages.ts'
import { neverEnds } from './network-messages.ts'
import type { Subject } from './stack.ts'

/** The kind of controller that runs a service, and for a Job how it runs. */
export interface Controller {
  readonly kind: WorkloadKind
  readonly job?: JobSettings
  readonly origins: readonly Origin[]
}

/**
 * What `deploy.mode` and `restart` make of a service: something that is kept running, runs on every node, or runs to
 * its end. A service whose end others wait for is a Job, and one that others talk to is none, whatever `restart` says:
 * Argo CD waits for the end of a Job before it goes on.
 */
export function toController(subject: Subject): Controller {
  const { name, service, stack, report } = subject
  const { deploy } = service
  const origins = originsOf(deploy, 'mode')
  const dependencies = Object.keys(service.depends_on ?? {}).length > 0 ? originsOf(service, 'depends_on') : []
  const restart = toRestart(subject)
  switch (deploy?.mode) {
    case 'global':
      return { kind: 'DaemonSet', origins }
    case 'replicated-job':
    case 'global-job':
      if (deploy.mode === 'global-job')
        report(
          impossibleKey(
            'deploy.mode: global-job',
            'Kubernetes runs no Job on every node',
            'Use "global" or "replicated-job".',
            origins[0],
          ),
        )
      return {
        kind: 'Job',
        origins,
        job: lowered<JobSettings>(deploy, {
          ...toJob(restart, origins, dependencies),
          completions: because(deploy.replicas, 'replicas'),
          parallelism: because(deploy.replicas, 'replicas'),
        }),
      }
    default:
      break
  }
  const isAwaited = stack.awaited.has(name)
  if (isAwaited && restart.condition === 'always') reportNeverEnds(subject)
  const isJob = isAwaited || (restart.condition === 'no' && !isServer(subject))
  if (!isJob) reportRestarts(restart, report)
  if (!isJob && restart.condition === 'absent') reportEnd(subject)
  if (!isJob) return { kind: 'Deployment', origins: [...origins, ...restart.origins] }
  const reason = restart.origins.length > 0 ? restart.origins : originsOf(service)
  return {
    kind: 'Job',
    origins: reason,
    job: lowered(service, toJob({ ...restart, origins: reason }, [], dependencies)),
  }
}

/** Whether others talk to a service, or wait until they can. */
function isServer({ name, service, stack }: Subject): boolean {
  const { ports = [], expose = [], healthcheck } = service
  return (
    ports.length + expose.length > 0 ||
    (healthcheck?.test !== undefined && !healthcheck.disable) ||
    Object.values(stack.compose.services).some(other => other.depends_on?.[name]?.condition === 'service_healthy')
  )
}

/** Compose leaves alone what ends and does not say `restart`: most often something that prepares others. */
function reportEnd(subject: Subject): void {
  const { name, service, stack, report } = subject
  const { depends_on: dependencies = {}, command, entrypoint } = service
  const isNeeded = Object.values(stack.compose.services).some(other => Object.hasOwn(other.depends_on ?? {}, name))
  if (isServer(subject) || isNeeded || Object.keys(dependencies).length === 0 || (!command && !entrypoint)) return
  report(
    approximatedKey(
      'restart',
      'is not written, and a Deployment starts its container again whenever it ends',
      keyOriginOf(stack.compose.services, name),
      'If it does its work once, write restart: "no", and it is a Job.',
    ),
  )
}

function reportRestarts({ key, condition, attempts, origins }: Restart, report: Subject['report']): void {
  const hint = 'With "deploy.mode: replicated-job" it is a Job, which runs to its end.'
  if (condition === 'on-failure')
    report(
      approximatedKey(
        `${key}: on-failure`,
        `becomes a Deployment, which also starts a container again that has ended well${attempts === undefined ? '' : ', as often as it takes'}`,
        origins[0],
        hint,
      ),
    )
  else if (condition === 'no')
    report(
      approximatedKey(
        `${key}: no`,
        'becomes a Deployment, which starts its container again when it ends, since others talk to it',
        origins[0],
        hint,
      ),
    )
  else if (attempts !== undefined)
    report(
      approximatedKey(
        'deploy.restart_policy.max_attempts',
        'is not counted: a Deployment tries for ever, and waits longer from one restart to the next',
        origins.at(-1),
      ),
    )
}

interface Restart {
  /** What the file calls it. */
  readonly key: string
  readonly condition: 'absent' | 'always' | 'no' | 'on-failure'
  readonly attempts?: number
  readonly origins: readonly Origin[]
}

/** Whether it is started again when it ends: `deploy.restart_policy` wins over `restart`. */
function toRestart({ service, report }: Subject): Restart {
  const policy = service.deploy?.restart_policy
  if (policy) {
    for (const key of ['delay', 'window'] as const)
      if (policy[key] !== undefined)
        report(
          approximatedKey(
            `deploy.restart_policy.${key}`,
            'is not counted: Kubernetes waits longer from one restart to the next',
            keyOriginOf(policy, key),
          ),
        )
    if (service.restart !== undefined)
      report(approximatedKey('restart', 'gives way to "deploy.restart_policy"', originsOf(service, 'restart')[0]))
    const written = writtenOriginsOf(policy, 'condition', 'max_attempts')
    const words = { none: 'no', 'on-failure': 'on-failure', any: 'always' } as const
    return {
      key: 'deploy.restart_policy.condition',
      condition: words[policy.condition as keyof typeof words] ?? 'always',
      ...(policy.max_attempts !== undefined && { attempts: policy.max_attempts }),
      origins: written,
    }
  }
  const [word, attempts] = (service.restart ?? '').split(':')
  const origins = originsOf(service, 'restart')
  const key = 'restart'
  if (word === '') return { key, condition: 'absent', origins: [] }
  if (word === 'no' || word === 'false') return { key, condition: 'no', origins }
  if (word === 'on-failure')
    return { key, condition: 'on-failure', ...(attempts !== undefined && { attempts: Number(attempts) }), origins }
  return { key, condition: 'always', origins }
}

/**
 * Argo CD creates a Job when its dependencies are ready. `kubectl apply` does not wait, so a Job with dependencies, which
 * may not be ready yet, has as many attempts as Kubernetes gives without a number.
 */
function toJob(
  { condition, attempts, origins }: Restart,
  ofMode: readonly Origin[],
  dependencies: readonly Origin[],
): Fields<JobSettings> {
  const isTriedAgain = condition === 'on-failure'
  const isEarly = !isTriedAgain && dependencies.length > 0
  return {
    restartPolicy: because(isTriedAgain ? 'OnFailure' : 'Never', [...ofMode, ...origins]),
    backoffLimit: isEarly
      ? because(ATTEMPTS, byRule('compose.jobs-with-dependencies', dependencies))
      : because(isTriedAgain ? (attempts ?? ATTEMPTS) : 0, origins),
  }
}

/** What Kubernetes takes without a number. */
const ATTEMPTS = 6

function reportNeverEnds({ name, stack }: Subject): void {
  for (const [other, { depends_on: dependencies = {} }] of Object.entries(stack.compose.services))
    if (dependencies[name]?.condition === 'service_completed_successfully')
      stack.report(
        neverEnds(other, name, originsOf(dependencies[name], 'condition')[0] ?? keyOriginOf(dependencies, name)),
      )
}
