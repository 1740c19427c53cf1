import { type Context, definePlugin, originsOf, type Workload } from 'k3s-platform/plugin'
import { reportReplicaMistakes } from './checks.ts'
import { cronJob } from './cron-job.ts'
import { daemonSet } from './daemon-set.ts'
import { deployment } from './deployment.ts'
import { reportImageSources } from './image-sources.ts'
import { job } from './job.ts'
import { reportClosedService } from './outside.ts'
import { podDisruptionBudget } from './pod-disruption-budget.ts'
import { reportProbePorts } from './probe-ports.ts'
import { service } from './service.ts'
import { emitShared } from './shared.ts'
import { governingService, statefulSet } from './stateful-set.ts'
import { reportUnbracedNames } from './unbraced-names.ts'

/** Emits what runs: the controller, its Service, its claims and its disruption budget. */
export const workload = definePlugin({
  name: 'workload',
  apply(hooks) {
    hooks.project.tap(emitShared)
    hooks.project.tap(reportImageSources)
    hooks.workload.tap(emitWorkload)
  },
})

function emitWorkload(workload: Workload, context: Context): void {
  emitController(workload, context)
  if (workload.container.ports.length > 0 || workload.discovery?.headless) context.emit(service(workload), workload)
  const { aliases = [] } = workload.discovery ?? {}
  for (const [index, alias] of aliases.entries())
    context.emit(service(workload, alias, { origins: originsOf(aliases, index) }), workload)
  if (workload.disruptionBudget) context.emit(podDisruptionBudget(workload, workload.disruptionBudget), workload)
  reportReplicaMistakes(workload, context)
  reportClosedService(workload, context)
  reportProbePorts(workload, context)
  reportUnbracedNames(workload, context)
}

function emitController(workload: Workload, context: Context): void {
  switch (workload.kind) {
    case 'Deployment':
      context.emit(deployment(workload), workload)
      break
    case 'DaemonSet':
      context.emit(daemonSet(workload), workload)
      break
    case 'Job':
      context.emit(job(workload, workload.job ?? RUNS_ONCE), workload)
      break
    case 'CronJob':
      if (workload.cronJob) context.emit(cronJob(workload, workload.cronJob), workload)
      break
    case 'StatefulSet':
      context.emit(statefulSet(workload), workload)
      context.emit(service(workload, governingService(workload), HEADLESS), workload)
      break
    default:
      workload.kind satisfies never
  }
}

const HEADLESS = { isHeadless: true } as const
const RUNS_ONCE = { restartPolicy: 'Never', backoffLimit: 0 } as const
