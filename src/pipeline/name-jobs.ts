import { originsOf } from '../ir/provenance.ts'
import type { Workload } from '../ir/workload.ts'
import { jobName } from '../k8s/job-name.ts'
import { controllerOf } from '../k8s/refs.ts'
import { writtenObject } from './document-text.ts'
import type { ResourceSet } from './resource-set.ts'

/**
 * Gives the Jobs of workloads their final names, with a hash of what they run. It comes after every patch: whatever a
 * cluster refuses to change in a Job makes another Job.
 */
export function nameJobs(workloads: readonly Workload[], resources: ResourceSet): void {
  for (const workload of workloads) {
    const ref = controllerOf(workload)
    const object = workload.kind === 'Job' ? resources.get(ref) : undefined
    if (!object) continue
    const { spec } = writtenObject(object) as { spec?: Record<string, unknown> }
    const content = Object.entries(spec ?? {}).filter(([field]) => !CHANGEABLE.has(field))
    const reason = { because: 'a Job cannot be changed, so its name has a hash of what it runs' }
    resources.rename(
      ref,
      jobName(workload.name, JSON.stringify(content)),
      { ...reason, origins: originsOf(workload, 'name') },
      { plugin: 'k3s-platform', stage: 'run' },
    )
  }
}

/** As `ValidateJobUpdate` of the API server 1.36 has it. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  'activeDeadlineSeconds',
  'backoffLimit',
  'parallelism',
  'suspend',
  'ttlSecondsAfterFinished',
])
