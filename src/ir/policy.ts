import type { TrafficRule } from './security.ts'
import type { Owned } from './unit.ts'

/** A NetworkPolicy for pods of several workloads. */
export interface SharedPolicy extends Owned {
  readonly name: string
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  /** The labels of the pods that it is about. */
  readonly podLabels: Readonly<Record<string, string>>
  /** A label that takes a pod out again. */
  readonly withoutLabel?: string
  readonly ingress: readonly TrafficRule[]
}
