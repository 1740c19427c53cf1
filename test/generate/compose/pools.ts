import { CONFIGS, JOBS, MODELS, NETWORKS, PROFILES, SECRETS, SERVICES, VOLUMES } from './names.ts'

/** Where names stand, as the keys of a map, as the items of a list, or as a text. */
export const POOLS: Readonly<Record<string, readonly string[]>> = {
  'project.services': SERVICES,
  'project.networks': NETWORKS,
  'project.volumes': VOLUMES,
  'project.secrets': SECRETS,
  'project.configs': CONFIGS,
  'project.models': MODELS,
  'project.jobs': JOBS,
  'container_spec.networks': NETWORKS,
  'container_spec.models': MODELS,
  'workload_spec.depends_on': SERVICES,
  'service.profiles': PROFILES,
  'job.profiles': PROFILES,
  ulimits: ['nofile', 'nproc'],
}

/** Where a list of configs or secrets stands, the names of those that there may be. */
export const MOUNTED: Readonly<Record<string, readonly string[]>> = {
  'container_spec.configs': CONFIGS,
  'container_spec.secrets': SECRETS,
  'workload_spec.build.secrets': SECRETS,
}

/** Keys that a cluster has nothing for, which is an error: most files do without them. */
export const SELDOM: ReadonlySet<string> = new Set([
  'service.provider',
  'container_spec.models',
  'project.models',
  'project.jobs',
  'container_spec.use_api_socket',
  'container_spec.devices',
  'container_spec.device_cgroup_rules',
  'container_spec.volumes_from',
  'container_spec.gpus',
])
