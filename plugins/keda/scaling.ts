import type { QueueScaling, RequestScaling, ScalingBounds } from 'k3s-platform/plugin'

declare module 'k3s-platform/plugin' {
  interface ScalingTypes {
    'keda-http': KedaHttpScaling
    'keda-queue': KedaQueueScaling
    'keda-cron': KedaCronScaling
  }
}

/** KEDA's HTTP add-on: pods by pending requests or requests a second, down to zero. */
export interface KedaHttpScaling extends RequestScaling {
  readonly type: 'keda-http'
  readonly targetPendingRequests?: number
  readonly targetRequestsPerSecond?: number
  readonly triggers: readonly Trigger[]
}

/** KEDA: pods by the length of a queue. */
export interface KedaQueueScaling extends QueueScaling {
  readonly type: 'keda-queue'
  readonly queueLength: number
  readonly triggers: readonly Trigger[]
}

/** KEDA: pods by the clock. */
export interface KedaCronScaling extends ScalingBounds {
  readonly type: 'keda-cron'
  readonly schedules: readonly Schedule[]
}

/** A KEDA trigger that is passed through; every value is a string, as KEDA wants. */
export interface Trigger {
  readonly type: string
  readonly name?: string
  readonly metricType?: 'AverageValue' | 'Utilization' | 'Value'
  readonly metadata: Readonly<Record<string, string>>
  readonly authenticationRef?: string
}

/** A window of time with a number of pods. Cron fields as in crontab(5). */
export interface Schedule {
  readonly timezone: string
  readonly start: string
  readonly end: string
  readonly desired: number
}
