import type { JobSettings } from './job.ts'

/** When a workload of kind CronJob runs, and how long its runs are kept. Times are seconds. */
export interface CronJobSettings {
  readonly schedule: string
  readonly timeZone?: string
  readonly concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace'
  readonly startingDeadlineSeconds?: number
  readonly successfulJobsHistoryLimit: number
  readonly failedJobsHistoryLimit: number
  /** After that long a run is ended. */
  readonly activeDeadlineSeconds?: number
  readonly job: JobSettings
}
