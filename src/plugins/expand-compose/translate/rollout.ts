import {
  because,
  fieldsOf,
  keyOriginOf,
  lowered,
  originsOf,
  type Rollout,
  type WorkloadKind,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import type { UpdateConfig } from '../model/deploy.ts'
import type { Service } from '../model/service.ts'
import { durationMilliseconds } from '../text/duration.ts'
import { approximatedKey, ignoredKey, invalidValue, unsupportedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** How replicas are replaced: as apps.yaml says, else as the Compose file says. */
export function withRollout(rollout: Rollout | undefined, subject: Subject, kind: WorkloadKind): Rollout | undefined {
  const written = toRollout(subject, kind)
  return rollout && written
    ? lowered(subject.service, { ...fieldsOf(written), ...fieldsOf(rollout) })
    : (rollout ?? written)
}

/** How replicas are replaced: `deploy.update_config`. */
function toRollout({ service, report }: Subject, kind: WorkloadKind): Rollout | undefined {
  const { update_config: config, rollback_config: rollback } = service.deploy ?? {}
  if (rollback)
    for (const key of Object.keys(rollback))
      report(
        ignoredKey(
          `deploy.rollback_config.${key}`,
          'a rollback is an update to the tree of an earlier commit',
          keyOriginOf(rollback, key),
        ),
      )
  if (!config) return isOnNode(service) && kind === 'Deployment' ? onNode(service) : undefined
  if (kind === 'Job') {
    for (const key of Object.keys(config))
      report(ignoredKey(`deploy.update_config.${key}`, 'a Job is recreated', keyOriginOf(config, key)))
    return undefined
  }
  reportRest(config, report)
  // Docker replaces one at a time by default; 0 means all at once.
  const many = config.parallelism === 0 ? (service.deploy?.replicas ?? 1) : (config.parallelism ?? 1)
  const isStartFirst = config.order === 'start-first' && !isOnNode(service)
  const reason = writtenOriginsOf(config, 'parallelism', 'order')
  if (config.order === 'start-first' && !isStartFirst)
    report(
      unsupportedKey(
        'deploy.update_config.order',
        'two pods of one node cannot have the same port of it',
        'Use "stop-first".',
        originsOf(config, 'order')[0],
      ),
    )
  return lowered(config, {
    ...((reason.length > 0 || isOnNode(service)) && {
      maxSurge: because(isStartFirst ? Math.max(1, many) : 0, reason),
      maxUnavailable: because(isStartFirst ? 0 : Math.max(1, many), reason),
    }),
    minReadySeconds: because(toDelay(config, kind, report), 'delay'),
  })
}

/** Whether a pod takes ports of its node, which no second one can have there. */
function isOnNode({ network_mode: network, ports = [], expose = [] }: Service): boolean {
  return network === 'host' && ports.length + expose.length > 0
}

/** The old pod stops first: the new one could not be placed next to it. */
function onNode(service: Service): Rollout {
  return lowered(service, { maxSurge: because(0, 'network_mode'), maxUnavailable: because(1, 'network_mode') })
}

function toDelay(config: UpdateConfig, kind: WorkloadKind, report: Subject['report']): number | undefined {
  if (config.delay === undefined) return undefined
  const time = durationMilliseconds(config.delay)
  if (time === undefined)
    report(invalidValue('deploy.update_config.delay', config.delay, 'duration', originsOf(config, 'delay')[0]))
  else if (time > MOST_DELAY * 1000 && kind === 'Deployment') {
    const most = `is cut to ${MOST_DELAY} seconds: a Deployment aborts an update that takes longer for one pod`
    report(approximatedKey('deploy.update_config.delay', most, originsOf(config, 'delay')[0]))
    return MOST_DELAY
  } else if (time > 0) return Math.ceil(time / 1000)
  else report(ignoredKey('deploy.update_config.delay', 'there is none', keyOriginOf(config, 'delay')))
  return undefined
}

/** The API server requires it below `progressDeadlineSeconds`, which is 600 by default. */
const MOST_DELAY = 599

function reportRest(config: UpdateConfig, report: Subject['report']): void {
  for (const key of ['failure_action', 'monitor', 'max_failure_ratio'] as const)
    if (config[key] !== undefined)
      report(
        approximatedKey(
          `deploy.update_config.${key}`,
          'is not counted: an update stops while new pods do not become ready, and an earlier commit brings the old ones back',
          keyOriginOf(config, key),
        ),
      )
}
