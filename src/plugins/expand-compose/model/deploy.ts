import type { DeviceRequest } from './devices.ts'

/** How a service is deployed. */
export interface Deploy {
  readonly mode?: string
  readonly endpoint_mode?: string
  readonly replicas?: number
  readonly labels?: Readonly<Record<string, string>>
  readonly rollback_config?: object
  readonly update_config?: UpdateConfig
  readonly resources?: {
    readonly limits?: { readonly cpus?: string; readonly memory?: string; readonly pids?: string }
    readonly reservations?: {
      readonly cpus?: string
      readonly memory?: string
      readonly generic_resources?: readonly object[]
      readonly devices?: readonly DeviceRequest[]
    }
  }
  readonly restart_policy?: RestartPolicy
  readonly placement?: Placement
}

/** How replicas are replaced. */
export interface UpdateConfig {
  readonly parallelism?: number
  readonly delay?: string
  readonly failure_action?: string
  readonly monitor?: string
  readonly max_failure_ratio?: string
  readonly order?: 'start-first' | 'stop-first'
}

/** When a container is started again. */
export interface RestartPolicy {
  readonly condition?: string
  readonly delay?: string
  readonly max_attempts?: number
  readonly window?: string
}

/** On which nodes replicas run. */
export interface Placement {
  readonly constraints?: readonly string[]
  readonly preferences?: readonly { readonly spread?: string }[]
  readonly max_replicas_per_node?: number
}
