import {
  because,
  type CronJobSettings,
  fieldOf,
  type Manifest,
  originsOf,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import type { CronJob } from 'kubernetes-types/batch/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'

/** The CronJob of a workload that runs by the clock. */
export function cronJob(workload: Workload, settings: CronJobSettings): Manifest<CronJob> {
  const { schedule, timeZone, concurrencyPolicy, startingDeadlineSeconds, activeDeadlineSeconds } = settings
  const job = trace(settings, {
    activeDeadlineSeconds,
    backoffLimit: fieldOf(settings.job, 'backoffLimit'),
    completions: fieldOf(settings.job, 'completions'),
    parallelism: fieldOf(settings.job, 'parallelism'),
    template: because(podTemplate(workload), []),
  })
  const spec = trace(settings, {
    schedule,
    timeZone,
    concurrencyPolicy,
    startingDeadlineSeconds,
    successfulJobsHistoryLimit: settings.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: settings.failedJobsHistoryLimit,
    jobTemplate: because({ spec: job }, originsOf(workload, 'name')),
  })
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: controllerMetadata(workload),
    spec,
  }
}
