import { because, fieldsOf, keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { Rollout } from '../../ir/rollout.ts'
import type { WorkloadKind } from '../../ir/workload.ts'
import type { App } from '../../schema/app.ts'
import type { Strategy } from '../../schema/rollout.ts'
import { type Lowering, lowered } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { strategyOfOtherKind } from './rollout-messages.ts'

/** How new pods replace old ones, as far as the kind of controller supports it; nothing if it is not set. */
export function toRollout(app: App, kind: WorkloadKind, lowering: Lowering): Rollout | undefined {
  reportUnusedKeys(app, kind, lowering)
  const known = KEYS_OF[kind]
  const is = (key: RolloutKey) => (known.includes(key) ? app[key] : undefined)
  const strategy = known.includes('strategy') ? toStrategy(app.strategy, kind, lowering) : undefined
  const made = lowered<Rollout>(app, {
    ...(strategy && fieldsOf(strategy)),
    minReadySeconds: is('min_ready_seconds') as number | undefined,
    progressDeadlineSeconds: because(is('progress_deadline') as number | undefined, 'progress_deadline'),
    revisionHistoryLimit: is('revision_history_limit') as number | undefined,
  })
  return Object.keys(made).length > 0 ? made : undefined
}

type RolloutKey = 'min_ready_seconds' | 'progress_deadline' | 'revision_history_limit' | 'strategy'

const KEYS_OF: Readonly<Record<WorkloadKind, readonly RolloutKey[]>> = {
  Deployment: ['strategy', 'min_ready_seconds', 'progress_deadline', 'revision_history_limit'],
  DaemonSet: ['strategy', 'min_ready_seconds', 'revision_history_limit'],
  StatefulSet: ['strategy', 'min_ready_seconds', 'revision_history_limit'],
  Job: [],
  CronJob: [],
}

function toStrategy(strategy: Strategy | undefined, kind: WorkloadKind, { report }: Lowering): Rollout | undefined {
  if (!strategy) return undefined
  const { type } = strategy
  const foreign = kind === 'Deployment' ? 'OnDelete' : 'Recreate'
  if (type === foreign) report(strategyOfOtherKind(type, kind, keyOriginOf(strategy, 'type')))
  const isRolling = type === undefined || type === 'RollingUpdate'
  for (const key of ['max_surge', 'max_unavailable'] as const)
    if (!isRolling && strategy[key] !== undefined)
      report(
        unusedKey(
          `strategy.${key}`,
          `a strategy of type "${type}"`,
          'Remove it, or write "type: RollingUpdate".',
          keyOriginOf(strategy, key),
        ),
      )
  const isCounted = strategy.max_surge !== undefined || strategy.max_unavailable !== undefined
  return lowered<Rollout>(strategy, {
    type: because(type ?? (isCounted ? 'RollingUpdate' : undefined), ['type', 'max_surge', 'max_unavailable']),
    ...(isRolling && { maxSurge: strategy.max_surge, maxUnavailable: strategy.max_unavailable }),
  })
}

/** What is written for all functions of an entry, or all services of a stack, need not suit each of them. */
function reportUnusedKeys(app: App, kind: WorkloadKind, { entry, report }: Lowering): void {
  if (entry.section === 'serverless') return
  for (const key of KEYS_OF.Deployment) {
    const isForAll = originsOf(app, key)[0]?.path.includes('.defaults.')
    if (app[key] !== undefined && !KEYS_OF[kind].includes(key) && !isForAll)
      report(unusedKey(key, `a ${kind}`, 'Remove it.', keyOriginOf(app, key)))
  }
}
