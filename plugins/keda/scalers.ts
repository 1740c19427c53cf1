import {
  because,
  type DeclaredScaler,
  lowered,
  type ScalerTools,
  type ScalingBounds,
  textMap,
} from 'k3s-platform/plugin'
import { cronKeys, httpKeys, queueKeys, type WrittenScaling } from './scaler-keys.ts'
import type { KedaCronScaling, KedaHttpScaling, KedaQueueScaling, Schedule, Trigger } from './scaling.ts'

/** The scalers of KEDA by their names in `scaling.type`, with the keys that they add to `scaling`. */
export const scalers: Readonly<Record<string, DeclaredScaler>> = {
  'keda-http': {
    settings: { type: 'object', properties: httpKeys },
    byRequests: true,
    lower: (written: WrittenScaling) =>
      lowered<Own<KedaHttpScaling>>(written, {
        targetPendingRequests: written.target_pending_requests,
        targetRequestsPerSecond: because(written.target_rps, 'target_rps'),
        triggers: toTriggers(written),
      }),
  },
  'keda-queue': {
    settings: { type: 'object', properties: queueKeys },
    lower: (written: WrittenScaling, { queueOf }: ScalerTools) =>
      lowered<Own<KedaQueueScaling>>(written, {
        queueName: written.queue_name,
        queueLength: written.queue_length ?? 5,
        queue: queueOf(written.queue),
        triggers: toTriggers(written),
      }),
  },
  'keda-cron': {
    settings: { type: 'object', properties: cronKeys },
    lower: (written: WrittenScaling) => lowered<Own<KedaCronScaling>>(written, { schedules: toSchedules(written) }),
  },
}

/** The fields of a scaler's keys, in addition to those of every scaler. */
type Own<Scaling> = Omit<Scaling, keyof ScalingBounds | 'type'>

function toTriggers({ triggers = [] }: WrittenScaling): readonly Trigger[] {
  return triggers.map(trigger =>
    lowered(trigger, {
      type: trigger.type,
      name: trigger.name,
      metricType: trigger.metric_type,
      metadata: textMap(trigger.metadata),
      authenticationRef: trigger.authentication_ref,
    }),
  )
}

function toSchedules({ schedules = [] }: WrittenScaling): readonly Schedule[] {
  return schedules.map(schedule =>
    lowered(schedule, {
      timezone: schedule.timezone ?? 'UTC',
      start: schedule.start,
      end: schedule.end,
      desired: schedule.desired,
    }),
  )
}
