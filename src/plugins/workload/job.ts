import { type JobSettings, type Manifest, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { Job } from 'kubernetes-types/batch/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'
import { withKind } from './with-kind.ts'

/**
 * The Job of a workload that runs to its end. Its pods can never be changed, so Argo CD makes it anew with each sync
 * instead of changing it, and waits for its end before the next wave.
 */
export function job(workload: Workload, settings: JobSettings): Manifest<Job> {
  const { backoffLimit, completions, parallelism } = settings
  const spec = {
    backoffLimit,
    ...(completions !== undefined && { completions }),
    ...(parallelism !== undefined && { parallelism }),
    template: podTemplate(workload),
  }
  return withKind(workload, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: controllerMetadata(workload, AT_EACH_SYNC),
    spec: trace(workload, spec, {
      backoffLimit: originsOf(settings, 'backoffLimit'),
      completions: originsOf(settings, 'completions'),
      parallelism: originsOf(settings, 'parallelism'),
      template: 'name',
    }),
  })
}

const AT_EACH_SYNC = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
} as const
