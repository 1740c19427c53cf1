import type { Static } from '@sinclair/typebox'
import { closed, oneOf, text, whole } from './shapes.ts'

/** How pods run to their end. */
export const Job = closed('Job', 'How pods run to their end; for `workload: job` and `cron_job`.', {
  restart_policy: oneOf(
    { Never: 'A new pod takes the place of one that failed.', OnFailure: 'A container that failed starts again.' },
    'What happens after a failure (`restartPolicy`).',
    { default: 'Never' },
  ),
  backoff_limit: whole(0, 'How many failures there may be.', { default: 6 }),
  completions: whole(1, 'How many pods must succeed.', { default: 1, examples: [5] }),
  parallelism: whole(0, 'How many pods run at the same time.', { default: 1, examples: [2] }),
  active_deadline: whole(1, 'Seconds after which the Job ends as failed (`activeDeadlineSeconds`).', {
    examples: [600],
  }),
})
export type Job = Static<typeof Job>

/** When a workload runs by the clock. */
export const CronJob = closed(
  'CronJob',
  'When pods run, and what happens to their Jobs; for `workload: cron_job`.',
  {
    schedule: text('When it runs, as a cron expression.', { examples: ['0 3 * * *'] }),
    time_zone: text('The time zone of the schedule; without it, that of the cluster, usually UTC.', {
      examples: ['Europe/Berlin'],
    }),
    concurrency_policy: oneOf(
      {
        Allow: 'Runs may overlap.',
        Forbid: 'A run is left out while the last one is under way.',
        Replace: 'A run ends the last one.',
      },
      'What happens if the last run has not ended.',
      { default: 'Forbid' },
    ),
    starting_deadline: whole(10, 'Seconds by which a run may start late (`startingDeadlineSeconds`).', {
      examples: [300],
    }),
    successful_jobs_history_limit: whole(0, 'How many Jobs that succeeded are kept.', { default: 3 }),
    failed_jobs_history_limit: whole(0, 'How many Jobs that failed are kept.', { default: 1 }),
  },
  ['schedule'],
)
export type CronJob = Static<typeof CronJob>

/** The keys that decide which kind of controller runs the pods. */
export const whatRunsKeys = {
  workload: oneOf(
    {
      deployment: 'Pods that are replaced freely: a Deployment.',
      stateful_set: 'Pods with names and claims of their own: a StatefulSet.',
      daemon_set: 'One pod on every node: a DaemonSet.',
      job: 'Pods that run to their end once for each version: a Job.',
      cron_job: 'Pods that run by the clock: a CronJob.',
    },
    'What runs the pods.',
    { default: 'deployment' },
  ),
  job: Job,
  cron_job: CronJob,
}
