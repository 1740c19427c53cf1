import { type Context, isJobOf, type Ref, type Workload } from 'k3s-platform/plugin'
import { environmentFolder } from './environment-folder.ts'
import type { JobStep } from './job-step.ts'
import { jobsNotOrdered } from './messages.ts'

/** Says how to keep the order of Jobs and what waits for them where no Argo CD does. */
export function reportJobOrder(context: Context): void {
  const { argoCd, units, workloads, environment } = context.project
  if (argoCd.repoUrl !== undefined) return
  const withJobs = new Set(workloads.filter(({ kind }) => kind === 'Job').map(({ unit }) => unit))
  for (const { unit } of units) {
    if (!withJobs.has(unit)) continue
    const own = workloads.filter(workload => workload.unit === unit)
    const steps = stepsOf(own, jobsOf(unit, context))
    const file = `${environmentFolder(argoCd, environment.name)}/${unit}/manifests.yaml`
    if (steps.length > 0) context.report({ ...jobsNotOrdered(unit, file, steps), entry: unit })
  }
}

function stepsOf(workloads: readonly Workload[], jobs: readonly Ref[]): readonly JobStep[] {
  const waves = [...new Set(workloads.map(waveOf))].sort((one, other) => one - other)
  return waves.flatMap(wave => {
    const done = workloads.filter(({ kind, ...each }) => kind === 'Job' && waveOf(each) === wave)
    const step = {
      jobs: jobs.filter(job => done.some(({ name }) => isJobOf(job.name, name))),
      later: workloads.filter(each => waveOf(each) > wave).map(({ name }) => name),
    }
    return step.jobs.length > 0 && step.later.length > 0 ? [step] : []
  })
}

function waveOf({ wave = 0 }: Pick<Workload, 'wave'>): number {
  return wave
}

function jobsOf(unit: Workload['unit'], { resources }: Context): readonly Ref[] {
  return resources.list().flatMap(({ ref, unit: owner }) => (ref.kind === 'Job' && owner === unit ? [ref] : []))
}
