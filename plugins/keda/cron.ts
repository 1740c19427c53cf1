import {
  because,
  type Context,
  closestTimeZone,
  isKnownTimeZone,
  originsOf,
  type ScaledWorkload,
  trace,
  violationOfCron,
} from 'k3s-platform/plugin'
import {
  desiredAboveMaximum,
  emptyWindow,
  invalidSchedule,
  noSchedules,
  unknownTimeZone,
  uselessWindow,
} from './cron-messages.ts'
import { type ScaledObjectTrigger, scaledObject } from './scaled-object.ts'
import type { Schedule } from './scaling.ts'

/** Scales a workload by the clock: the least number of pods outside of all windows, the greatest `desired` inside. */
export function scaleByClock(workload: ScaledWorkload<'keda-cron'>, context: Context): void {
  const { scaling } = workload
  if (scaling.schedules.length === 0) {
    context.report(noSchedules(originsOf(scaling, 'type')[0]))
    return
  }
  for (const schedule of scaling.schedules) reportSchedule(schedule, workload, context)
  context.emit(scaledObject(workload, scaling.schedules.map(cronTrigger)), workload)
}

function cronTrigger(schedule: Schedule): ScaledObjectTrigger {
  const { timezone, start, end, desired } = schedule
  const metadata = trace(schedule, { timezone, start, end, desiredReplicas: because(String(desired), 'desired') })
  return trace(schedule, { type: because('cron', 'start'), metadata: because(metadata, ['start', 'end', 'desired']) })
}

function reportSchedule(schedule: Schedule, { scaling }: ScaledWorkload<'keda-cron'>, context: Context): void {
  const { timezone, desired } = schedule
  for (const key of ['start', 'end'] as const) {
    const violation = violationOfCron(schedule[key])
    if (violation) context.report(invalidSchedule(key, schedule[key], violation, originsOf(schedule, key)[0]))
  }
  if (schedule.start === schedule.end) context.report(emptyWindow(schedule.start, originsOf(schedule, 'end')[0]))
  if (!isKnownTimeZone(timezone))
    context.report(unknownTimeZone(timezone, closestTimeZone(timezone), originsOf(schedule, 'timezone')[0]))
  const at = originsOf(schedule, 'desired')[0]
  if (desired > scaling.maxReplicas)
    context.report(desiredAboveMaximum(desired, scaling.maxReplicas, at, originsOf(scaling, 'maxReplicas')[0]))
  else if (desired <= scaling.minReplicas)
    context.report(uselessWindow(desired, scaling.minReplicas, at, originsOf(scaling, 'minReplicas')[0]))
}
