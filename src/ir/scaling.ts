/** Bounds and pace that every scaler has. Times are seconds. */
export interface ScalingBounds {
  readonly minReplicas: number
  readonly maxReplicas: number
  /** Idle time before the last pod goes. */
  readonly cooldownPeriod?: number
  readonly scaleUpStabilization: number
  readonly scaleDownStabilization: number
}

/** No scaler: the number of pods is fixed. */
export interface NoScaling {
  readonly type: 'none'
  readonly minReplicas: number
}

/** HorizontalPodAutoscaler by CPU and memory. */
export interface HpaScaling extends ScalingBounds {
  readonly type: 'hpa'
  readonly targetCpuPercent?: number
  readonly targetMemoryPercent?: number
}

/** KEDA's HTTP add-on: pods by pending requests or requests a second, down to zero. */
export interface KedaHttpScaling extends ScalingBounds {
  readonly type: 'keda-http'
  readonly targetPendingRequests?: number
  readonly targetRequestsPerSecond?: number
  /** How long an answer may take, where that is known and no route says otherwise. */
  readonly answerTimeout?: string
  readonly triggers: readonly Trigger[]
}

/** KEDA: pods by the length of a queue. */
export interface KedaQueueScaling extends ScalingBounds {
  readonly type: 'keda-queue'
  readonly queueName?: string
  readonly queueLength: number
  /** Further lists of the same broker whose items count as well. */
  readonly furtherQueues?: readonly string[]
  readonly queue?: Queue
  readonly triggers: readonly Trigger[]
}

/** KEDA: pods by the clock. */
export interface KedaCronScaling extends ScalingBounds {
  readonly type: 'keda-cron'
  readonly schedules: readonly Schedule[]
}

/** A Secret with what opens a broker, and the keys of it that hold what. */
export interface QueueAuth {
  readonly secret: string
  readonly key: string
  readonly usernameKey?: string
  /** For `redis-sentinel`: the password of the sentinels themselves. */
  readonly sentinelKey?: string
}

/** Where a queue lives and how KEDA may look at it. Secrets are referred to, never written. */
export interface Queue {
  readonly broker: string
  readonly address?: string
  readonly auth?: QueueAuth
  readonly tls: boolean
  readonly sentinelMaster?: string
  readonly consumerGroup?: string
  readonly database?: number
  /** Further metadata of the broker's scaler, as KEDA names it. */
  readonly metadata: Readonly<Record<string, string>>
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

/** A scaler that a plugin brings, with its settings as they are written in `scaling`. */
export interface PluginScaling<Type extends string, Settings extends object = object> extends ScalingBounds {
  readonly type: Type
  readonly settings: Settings
}

/** The scalers by their name in `scaling.type`. Open: a plugin that brings a scaler adds its own. */
export interface ScalingTypes {
  none: NoScaling
  hpa: HpaScaling
  'keda-http': KedaHttpScaling
  'keda-queue': KedaQueueScaling
  'keda-cron': KedaCronScaling
}

/** How a workload is scaled. */
export type Scaling = ScalingTypes[keyof ScalingTypes]

/** The least number of pods that the workload is promised, whoever scales it. */
export function guaranteedReplicas(workload: { readonly replicas?: number; readonly scaling: Scaling }): number {
  const { replicas, scaling } = workload
  return scaling.type === 'none'
    ? (replicas ?? Math.max(1, scaling.minReplicas))
    : Math.max(replicas ?? 0, scaling.minReplicas)
}

/** The greatest number of pods that the workload may reach. */
export function greatestReplicas(workload: { readonly replicas?: number; readonly scaling: Scaling }): number {
  const { scaling } = workload
  return 'maxReplicas' in scaling ? scaling.maxReplicas : guaranteedReplicas(workload)
}
