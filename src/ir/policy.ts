import type { TrafficRule } from './security.ts'
import type { Owned } from './unit.ts'

/** A NetworkPolicy for pods of several workloads. */
export interface SharedPolicy extends Owned {
  readonly name: string
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  /** The labels of the pods that it is about. */
  readonly podLabels: Readonly<Record<string, string>>
  readonly ingress: readonly TrafficRule[]
  /** Absent: egress stays open. Present: closed but for DNS and these. */
  readonly egress?: readonly TrafficRule[]
}
