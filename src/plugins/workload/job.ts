import { because, fieldOf, type JobSettings, type Manifest, trace, type Workload } from 'k3s-platform/plugin'
import type { Job } from 'kubernetes-types/batch/v1.js'
import { controllerMetadata } from './controller-metadata.ts'
import { podTemplate } from './pod-template.ts'
import { withKind } from './with-kind.ts'

/**
 * The Job of a workload that runs to its end. Argo CD waits for its end before the next wave. Its name gets a hash of
 * what it runs, so that it runs again when that changes, and never because it is applied again.
 */
export function job(workload: Workload, settings: JobSettings): Manifest<Job> {
  const spec = trace(workload, {
    backoffLimit: fieldOf(settings, 'backoffLimit'),
    completions: fieldOf(settings, 'completions'),
    parallelism: fieldOf(settings, 'parallelism'),
    activeDeadlineSeconds: fieldOf(settings, 'activeDeadlineSeconds'),
    template: because(podTemplate(workload), 'name'),
  })
  return withKind(workload, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: controllerMetadata(workload),
    spec,
  })
}
