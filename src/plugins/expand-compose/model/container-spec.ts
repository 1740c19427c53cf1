import type { Device, DeviceRequest } from './devices.ts'
import type { FileMount } from './file-mount.ts'
import type { ServiceNetwork } from './service-network.ts'
import type { VolumeMount } from './volume-mount.ts'

/**
 * The settings of a container, with every short form expanded. Sizes are strings as Compose writes them (`512mb`, `1g`,
 * or digits for bytes); durations too (`1m30s`).
 */
export interface ContainerSpec {
  readonly annotations?: TextMap
  readonly blkio_config?: object
  readonly cap_add?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly cgroup?: string
  readonly cgroup_parent?: string
  /** Words; `null` resets what the image says, as does an empty list. */
  readonly command?: readonly string[] | null
  readonly configs?: readonly FileMount[]
  readonly cpu_count?: string
  readonly cpu_percent?: string
  readonly cpu_shares?: string
  readonly cpu_quota?: string
  readonly cpu_period?: string
  readonly cpu_rt_period?: string
  readonly cpu_rt_runtime?: string
  readonly cpus?: string
  readonly cpuset?: string
  readonly credential_spec?: object
  readonly device_cgroup_rules?: readonly string[]
  readonly devices?: readonly Device[]
  readonly dns?: readonly string[]
  readonly dns_opt?: readonly string[]
  readonly dns_search?: readonly string[]
  readonly domainname?: string
  readonly entrypoint?: readonly string[] | null
  /** Paths are relative to the folder of apps.yaml, or absolute. */
  readonly env_file?: readonly EnvironmentFile[]
  readonly label_file?: readonly string[]
  /** `null` for a variable whose value is taken from outside, if it is set there. */
  readonly environment?: Readonly<Record<string, string | null>>
  /** Addresses by host name. */
  readonly extra_hosts?: Readonly<Record<string, readonly string[]>>
  readonly gpus?: readonly DeviceRequest[]
  readonly group_add?: readonly string[]
  readonly hostname?: string
  readonly image?: string
  readonly init?: boolean
  readonly ipc?: string
  readonly isolation?: string
  readonly labels?: TextMap
  readonly logging?: object
  readonly mac_address?: string
  readonly mem_limit?: string
  readonly mem_reservation?: string
  readonly mem_swappiness?: string
  readonly memswap_limit?: string
  readonly models?: object
  readonly network_mode?: string
  readonly networks?: Readonly<Record<string, ServiceNetwork>>
  readonly oom_kill_disable?: boolean
  readonly oom_score_adj?: string
  readonly pid?: string | null
  readonly pids_limit?: string
  readonly platform?: string
  readonly privileged?: boolean
  readonly pull_policy?: string
  readonly pull_refresh_after?: string
  readonly read_only?: boolean
  readonly runtime?: string
  readonly security_opt?: readonly string[]
  readonly shm_size?: string
  readonly secrets?: readonly FileMount[]
  readonly sysctls?: TextMap
  readonly stop_grace_period?: string
  readonly stop_signal?: string
  readonly storage_opt?: object
  /** As written: `/run`, `/run:size=64m,mode=1777`. */
  readonly tmpfs?: readonly string[]
  readonly ulimits?: object
  readonly umask?: string
  readonly use_api_socket?: boolean
  readonly user?: string
  readonly userns_mode?: string
  readonly uts?: string
  readonly volumes?: readonly VolumeMount[]
  readonly volumes_from?: readonly string[]
  readonly working_dir?: string
}

/** A file of variables. */
export interface EnvironmentFile {
  readonly path: string
  readonly required: boolean
  /** `raw` for a file without quotes and variables. */
  readonly format?: string
}

/** Names and texts; a value that was left out is an empty text. */
export type TextMap = Readonly<Record<string, string>>
