import type { CronJobSettings } from '../../ir/cron-job.ts'
import type { JobSettings } from '../../ir/job.ts'
import { because, fieldOf, keyOriginOf, originsOf, withProvenanceOf } from '../../ir/provenance.ts'
import type { WorkloadKind } from '../../ir/workload.ts'
import type { WorkloadExtras } from '../../ir/workload-extras.ts'
import type { App } from '../../schema/app.ts'
import type { Job } from '../../schema/what-runs.ts'
import { type Lowering, lowered } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { missingSchedule } from './what-runs-messages.ts'

/** The kind of controller that runs an app. */
export function kindOf({ workload = 'deployment' }: App): WorkloadKind {
  return KINDS[workload]
}

const KINDS = {
  deployment: 'Deployment',
  stateful_set: 'StatefulSet',
  daemon_set: 'DaemonSet',
  job: 'Job',
  cron_job: 'CronJob',
} as const satisfies Readonly<Record<string, WorkloadKind>>

/** The app without keys that its kind of controller does not know, which are reported. */
export function withoutUnusedKeys(app: App, kind: WorkloadKind, { report }: Lowering): App {
  const unused = UNUSED[kind].filter(key => app[key] !== undefined)
  for (const key of unused) report(unusedKey(key, `a ${kind}`, 'Remove it.', keyOriginOf(app, key)))
  if (unused.length === 0) return app
  const kept = Object.entries(app).filter(([key]) => !unused.includes(key as never))
  return withProvenanceOf(app, Object.fromEntries(kept)) as App
}

const OF_PODS_THAT_STAY = ['replicas', 'scaling', 'pod_disruption_budget', 'ingress', 'ingress_annotations'] as const

const UNUSED: Readonly<Record<WorkloadKind, readonly (keyof App)[]>> = {
  Deployment: ['job', 'cron_job'],
  StatefulSet: ['job', 'cron_job'],
  DaemonSet: ['job', 'cron_job', 'replicas', 'scaling'],
  Job: ['cron_job', ...OF_PODS_THAT_STAY],
  CronJob: OF_PODS_THAT_STAY,
}

/** How a Job runs to its end, and when a CronJob does. */
export function toRuns(app: App, kind: WorkloadKind, { report }: Lowering): WorkloadExtras {
  if (kind === 'Job') return lowered<WorkloadExtras>(app, { job: toJob(app.job, app) })
  if (kind !== 'CronJob') return {}
  if (!app.cron_job) {
    report(missingSchedule(app.name, keyOriginOf(app, 'workload')))
    return {}
  }
  return lowered<WorkloadExtras>(app, { cronJob: because(toCronJob(app, app.cron_job), 'cron_job') })
}

function toJob(job: Job | undefined, app: App): JobSettings {
  return lowered<JobSettings>(job ?? app, {
    restartPolicy: job?.restart_policy ?? 'Never',
    backoffLimit: job?.backoff_limit ?? 6,
    completions: job?.completions,
    parallelism: job?.parallelism,
    activeDeadlineSeconds: because(job?.active_deadline, originsOf(job, 'active_deadline')),
  })
}

function toCronJob(app: App, written: Required<App>['cron_job']): CronJobSettings {
  const job = toJob(app.job, app)
  return lowered<CronJobSettings>(written, {
    schedule: written.schedule,
    timeZone: written.time_zone,
    concurrencyPolicy: written.concurrency_policy ?? 'Forbid',
    startingDeadlineSeconds: because(written.starting_deadline, 'starting_deadline'),
    successfulJobsHistoryLimit: written.successful_jobs_history_limit ?? 3,
    failedJobsHistoryLimit: written.failed_jobs_history_limit ?? 1,
    activeDeadlineSeconds: fieldOf(job, 'activeDeadlineSeconds'),
    job: because(job, originsOf(app, 'job')),
  })
}
