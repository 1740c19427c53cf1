import {
  type App,
  because,
  byRule,
  type CronJobSettings,
  closestTimeZone,
  isKnownTimeZone,
  lowered,
  originsOf,
} from 'k3s-platform/plugin'
import type { ScheduleTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { shortDeadline, unknownScheduleZone } from './messages.ts'
import { timeoutOf } from './timeout.ts'

/** When a function runs, and how long its runs are kept. */
export function cronJobSettings(trigger: ScheduleTrigger, subject: Subject, node: App): CronJobSettings {
  const { cron, timezone = 'UTC', concurrency_policy, retries = 0, deadline, history = 3 } = trigger
  const { report, found } = subject
  const zoneAt = originsOf(trigger, 'timezone')[0]
  if (!isKnownTimeZone(timezone)) report(unknownScheduleZone(timezone, closestTimeZone(timezone), zoneAt))
  if (deadline !== undefined && deadline < 10) report(shortDeadline(deadline, originsOf(trigger, 'deadline')[0]))
  return lowered(trigger, {
    schedule: because(cron, 'cron'),
    timeZone: because(timezone, 'timezone'),
    concurrencyPolicy: concurrency_policy ?? 'Forbid',
    startingDeadlineSeconds: because(deadline, 'deadline'),
    successfulJobsHistoryLimit: because(history, 'history'),
    failedJobsHistoryLimit: because(history, 'history'),
    activeDeadlineSeconds: because(
      secondsOfAll(Math.ceil(timeoutOf(found, node).seconds), retries),
      byRule('functions.run-deadline', originsOf(trigger, 'cron')),
    ),
    job: because(lowered(trigger, { restartPolicy: 'Never', backoffLimit: because(retries, 'retries') }), 'retries'),
  })
}

/**
 * The runtime ends a call that is over its time by itself. This is for a run that cannot end or never starts, which
 * would keep all later ones from starting: every attempt, the waits between them, and ten minutes for a node and an image.
 */
function secondsOfAll(timeout: number, retries: number): number {
  const doubling = Math.min(retries, 6)
  const waits = 10 * (2 ** doubling - 1) + 360 * (retries - doubling)
  return (retries + 1) * (timeout + 60) + waits + 600
}
