import { keyOriginOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { ignoredKey, impossibleKey, unsupportedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** Reports the keys of a service that have no counterpart, each with the closest alternative. */
export function reportLosses({ service, report }: Subject): void {
  for (const [key, why] of Object.entries(WITHOUT_MEANING))
    for (const leaf of leavesOf(service, key)) report(ignoredKey(leaf.path, why, leaf.at))
  for (const [key, { why, hint }] of Object.entries(WITHOUT_COUNTERPART))
    for (const leaf of lossesOf(service, key)) report(unsupportedKey(leaf.path, why, hint, leaf.at))
  for (const [key, { why, hint }] of Object.entries(IMPOSSIBLE))
    for (const leaf of leavesOf(service, key)) report(impossibleKey(leaf.path, why, hint, leaf.at))
}

/** A limit is one thing, though it has two values. */
function lossesOf(service: Service, key: string): readonly Leaf[] {
  const { ulimits = {} } = service
  if (key !== 'ulimits' || Object.keys(ulimits).length === 0) return leavesOf(service, key)
  return Object.keys(ulimits).map(name => ({ path: `ulimits.${name}`, at: keyOriginOf(ulimits, name) }))
}

type Key = keyof Service

const WITHOUT_MEANING = {
  attach: 'logs of all pods are collected alike',
  logging: 'what a container prints is collected by the cluster',
  isolation: 'it is for Windows hosts',
  credential_spec: 'it is for Windows hosts',
  cpu_count: 'it is for Windows hosts; "cpus" is a limit here',
  cpu_percent: 'it is for Windows hosts; "cpus" is a limit here',
} as const satisfies Partial<Record<Key, string>>

const NODE = 'it is a setting of the node'

const WITHOUT_COUNTERPART = {
  blkio_config: { why: NODE, hint: 'A storage class may limit throughput.' },
  cgroup: { why: NODE, hint: 'Remove it.' },
  cgroup_parent: { why: NODE, hint: 'Remove it.' },
  cpu_rt_period: { why: NODE, hint: 'Give the service "cpus".' },
  cpu_rt_runtime: { why: NODE, hint: 'Give the service "cpus".' },
  cpu_shares: {
    why: 'Kubernetes shares processors by what pods request',
    hint: 'Set "deploy.resources.reservations.cpus", or "resources.cpu" in apps.yaml.',
  },
  cpuset: {
    why: "it is a setting of the node's kubelet",
    hint: 'Whole processors as request and limit may get pinned.',
  },
  external_links: {
    why: 'containers outside of the stack have names of Services',
    hint: 'Use the name of the Service: <service>.<namespace>.',
  },
  mac_address: { why: 'the network of the cluster assigns addresses', hint: 'Remove it.' },
  mem_swappiness: { why: NODE, hint: 'Remove it.' },
  memswap_limit: { why: NODE, hint: 'Remove it.' },
  oom_kill_disable: {
    why: 'Kubernetes always kills a container that exceeds its memory',
    hint: 'Give the service more memory.',
  },
  oom_score_adj: { why: 'it follows from requests and limits', hint: 'Equal requests and limits protect best.' },
  pids_limit: { why: "it is a setting of the node's kubelet", hint: 'Set podPidsLimit of the nodes.' },
  stop_signal: {
    why: 'Kubernetes sends the STOPSIGNAL of the image, or SIGTERM',
    hint: 'Set STOPSIGNAL in the Dockerfile.',
  },
  storage_opt: { why: NODE, hint: 'Set "resources.ephemeral_storage" in apps.yaml.' },
  ulimits: { why: NODE, hint: 'The container runtime of the nodes sets limits for all.' },
  umask: { why: 'a container starts with the umask of its runtime', hint: 'Call `umask` in the command.' },
  userns_mode: { why: NODE, hint: 'Remove it.' },
  uts: { why: 'pods have names of their own', hint: 'Use "hostname".' },
} as const satisfies Partial<Record<Key, Loss>>

const REMOVE = 'Remove it; an override file can do so with `!reset null`.'

const IMPOSSIBLE = {
  devices: {
    why: 'a pod gets no device of its node without a device plugin',
    hint: 'Set "resources.gpu" in apps.yaml for what a device plugin offers, and remove this.',
  },
  device_cgroup_rules: { why: 'a pod gets no device of its node without a device plugin', hint: REMOVE },
  use_api_socket: { why: 'there is no Docker engine to connect to', hint: REMOVE },
  provider: { why: 'only the Docker CLI can run it', hint: 'Run what it provides as a separate service.' },
  models: {
    why: 'no Docker Model Runner serves it',
    hint: 'Run an inference server as a service, and give its address.',
  },
  volumes_from: { why: 'containers of other pods share no mounts', hint: 'Name the volumes in both services.' },
} as const satisfies Partial<Record<Key, Loss>>

interface Loss {
  readonly why: string
  readonly hint: string
}
