import { type JobSettings, keyOriginOf, lowered, type Origin, originsOf, type WorkloadKind } from 'k3s-platform/plugin'
import { approximatedKey, impossibleKey, unsupportedKey } from './loss-messages.ts'
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
 * its end. A service whose end others wait for is a Job, unless it is always started again.
 */
export function toController(subject: Subject): Controller {
  const { name, service, stack, report } = subject
  const { deploy } = service
  const origins = originsOf(deploy, 'mode')
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
        job: lowered(
          deploy,
          { ...toJob(restart), completions: deploy.replicas, parallelism: deploy.replicas },
          {
            completions: 'replicas',
            parallelism: 'replicas',
            restartPolicy: [...origins, ...restart.origins],
            backoffLimit: restart.origins,
          },
        ),
      }
    default:
      break
  }
  const isAwaited = stack.awaited.has(name)
  const isRestarted = restart.condition === 'always'
  if (isAwaited && isRestarted) reportNeverEnds(subject)
  const isJob = restart.condition === 'no' || (isAwaited && !isRestarted)
  if (restart.condition === 'on-failure' && !isJob)
    report(
      approximatedKey(
        'restart: on-failure',
        'becomes a Deployment, which also starts a container again that has ended well',
        restart.origins[0],
        'With "restart: no" it is a Job, which runs to its end.',
      ),
    )
  if (!isJob) return { kind: 'Deployment', origins: [...origins, ...restart.origins] }
  const because = restart.origins.length > 0 ? restart.origins : originsOf(service)
  return {
    kind: 'Job',
    origins: because,
    job: lowered(service, toJob(restart), { restartPolicy: because, backoffLimit: because }),
  }
}

interface Restart {
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
    const origins = [...originsOf(policy, 'condition'), ...originsOf(policy, 'max_attempts')]
    const written = origins.filter(({ rule }) => rule === undefined)
    const words = { none: 'no', 'on-failure': 'on-failure', any: 'always' } as const
    return {
      condition: words[policy.condition as keyof typeof words] ?? 'always',
      ...(policy.max_attempts !== undefined && { attempts: policy.max_attempts }),
      origins: written,
    }
  }
  const [word, attempts] = (service.restart ?? '').split(':')
  const origins = originsOf(service, 'restart')
  if (word === '') return { condition: 'absent', origins: [] }
  if (word === 'no' || word === 'false') return { condition: 'no', origins }
  if (word === 'on-failure')
    return { condition: 'on-failure', ...(attempts !== undefined && { attempts: Number(attempts) }), origins }
  if (word !== 'always' && word !== 'unless-stopped')
    report(
      unsupportedKey(
        `restart: ${service.restart}`,
        'Compose knows no such word',
        'Known: no, always, on-failure[:attempts], unless-stopped.',
        origins[0],
      ),
    )
  return { condition: 'always', origins }
}

function toJob({ condition, attempts }: Restart): JobSettings {
  if (condition !== 'on-failure') return { restartPolicy: 'Never', backoffLimit: 0 }
  // The number that Kubernetes takes when nobody says one.
  return { restartPolicy: 'OnFailure', backoffLimit: attempts ?? 6 }
}

function reportNeverEnds({ name, stack }: Subject): void {
  for (const [other, { depends_on: dependencies = {} }] of Object.entries(stack.compose.services))
    if (dependencies[name]?.condition === 'service_completed_successfully')
      stack.report(
        neverEnds(other, name, originsOf(dependencies[name], 'condition')[0] ?? keyOriginOf(dependencies, name)),
      )
}
