import type { ContainerSpec } from '../model/container-spec.ts'
import { command } from './command.ts'
import { written } from './converting.ts'
import { gpus } from './device-requests.ts'
import { devices } from './devices.ts'
import { envFiles } from './env-files.ts'
import { extraHosts } from './extra-hosts.ts'
import { fileMounts } from './file-mounts.ts'
import { oneOrMore, texts } from './lists.ts'
import { path } from './paths.ts'
import { asWritten, boolean, text } from './scalars.ts'
import { serviceNetworks } from './service-networks.ts'
import { type Fields, mapOf } from './shape.ts'
import { textMap, variableMap } from './text-maps.ts'
import { ulimits } from './ulimits.ts'
import { volumeMounts } from './volume-mounts.ts'

/** How each field of a container is read. */
export const CONTAINER_SPEC: Fields<ContainerSpec> = {
  annotations: textMap,
  blkio_config: asWritten,
  cap_add: texts,
  cap_drop: texts,
  cgroup: text,
  cgroup_parent: text,
  command,
  configs: fileMounts,
  cpu_count: text,
  cpu_percent: text,
  cpu_shares: text,
  cpu_quota: text,
  cpu_period: text,
  cpu_rt_period: text,
  cpu_rt_runtime: text,
  cpus: text,
  cpuset: text,
  credential_spec: asWritten,
  device_cgroup_rules: texts,
  devices,
  dns: oneOrMore(text),
  dns_opt: texts,
  dns_search: oneOrMore(text),
  domainname: text,
  entrypoint: command,
  env_file: envFiles,
  label_file: oneOrMore(path),
  environment: variableMap,
  extra_hosts: extraHosts,
  gpus,
  group_add: texts,
  hostname: text,
  image: text,
  init: boolean,
  ipc: text,
  isolation: text,
  labels: textMap,
  logging: asWritten,
  mac_address: text,
  mem_limit: text,
  mem_reservation: text,
  mem_swappiness: text,
  memswap_limit: text,
  models: mapOf<object>(asWritten),
  network_mode: text,
  networks: serviceNetworks,
  oom_kill_disable: boolean,
  oom_score_adj: text,
  pid: (parent, key, converting) => (written(parent, key) === null ? null : text(parent, key, converting)),
  pids_limit: text,
  platform: text,
  privileged: boolean,
  pull_policy: text,
  pull_refresh_after: text,
  read_only: boolean,
  runtime: text,
  security_opt: texts,
  shm_size: text,
  secrets: fileMounts,
  sysctls: textMap,
  stop_grace_period: text,
  stop_signal: text,
  storage_opt: asWritten,
  tmpfs: oneOrMore(text),
  ulimits,
  umask: text,
  use_api_socket: boolean,
  user: text,
  userns_mode: text,
  uts: text,
  volumes: volumeMounts,
  volumes_from: texts,
  working_dir: text,
}
