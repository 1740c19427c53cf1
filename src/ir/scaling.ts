import type { Queue } from './queue.ts'

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

/** A scaler by requests. */
export interface RequestScaling extends ScalingBounds {
  /** How long an answer may take, where that is known and no route says otherwise. */
  readonly answerTimeout?: string
}

/** A scaler by the length of a queue, whose broker the pods must reach. */
export interface QueueScaling extends ScalingBounds {
  readonly queueName?: string
  /** Further lists of the same broker whose items count as well. */
  readonly furtherQueues?: readonly string[]
  /** The broker. Without an address, a chart of the same file is taken for it. */
  readonly queue?: Queue
}

/** A scaler that a plugin brings without lowering its settings: they are as they are written in `scaling`. */
export interface PluginScaling<Type extends string, Settings extends object = object> extends ScalingBounds {
  readonly type: Type
  readonly settings: Settings
}

/** The scalers by their name in `scaling.type`. Open: a plugin that brings a scaler adds its own. */
export interface ScalingTypes {
  none: NoScaling
  hpa: HpaScaling
}

/** How a workload is scaled. */
export type Scaling = ScalingTypes[keyof ScalingTypes]

/** The scaler if the length of a queue decides the number of pods. */
export function queueScaling<Type extends Scaling>(scaling: Type): (QueueScaling & Type) | undefined {
  return 'queueName' in scaling && scaling.queueName !== undefined ? (scaling as QueueScaling & Type) : undefined
}

/** The minimum number of pods of the workload, for every scaler. */
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
