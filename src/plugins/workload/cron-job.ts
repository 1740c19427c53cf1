import { type CronJobSettings, type Manifest, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { CronJob } from 'kubernetes-types/batch/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'

/** The CronJob of a workload that runs by the clock. */
export function cronJob(workload: Workload, settings: CronJobSettings): Manifest<CronJob> {
  const { schedule, timeZone, concurrencyPolicy, startingDeadlineSeconds, activeDeadlineSeconds } = settings
  const job = {
    ...(activeDeadlineSeconds !== undefined && { activeDeadlineSeconds }),
    backoffLimit: settings.job.backoffLimit,
    template: podTemplate(workload),
  }
  const spec = {
    schedule,
    ...(timeZone !== undefined && { timeZone }),
    concurrencyPolicy,
    ...(startingDeadlineSeconds !== undefined && { startingDeadlineSeconds }),
    successfulJobsHistoryLimit: settings.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: settings.failedJobsHistoryLimit,
    jobTemplate: {
      spec: trace(settings, job, { backoffLimit: originsOf(settings.job, 'backoffLimit'), template: [] }),
    },
  }
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: controllerMetadata(workload),
    spec: trace(settings, spec, { jobTemplate: originsOf(workload, 'name') }),
  }
}
