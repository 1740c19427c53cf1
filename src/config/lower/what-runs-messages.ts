import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

/** An app with `workload: cron_job` needs a schedule, which has no default: write a cron expression of five fields. */
export function missingSchedule(name: string, at: Origin | undefined): Diagnostic {
  return error(
    'config/missing-schedule',
    `"${name}" runs by the clock and requires "cron_job.schedule".`,
    at,
    'Add it, for example: cron_job: { schedule: "0 3 * * *", time_zone: Europe/Berlin }.',
  )
}
