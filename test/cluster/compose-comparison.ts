import { withoutReferences } from 'k3s-platform/plugin'
import { inCommonForm } from './compose-common-form.ts'

type Plain = Readonly<Record<string, unknown>>

/** Where two readings of a compose project differ, each as `path: theirs | ours`; paths are relative to `root`. */
export function differencesOf(theirs: Plain, ours: object, { root, variables }: Surroundings): readonly string[] {
  return [
    ...differences(
      inCommonForm(theirProject(theirs, variables), root),
      inCommonForm(
        ourProject(withValues(ours, { ...((ours as Plain).variables as Plain | undefined), ...variables }) as Plain),
        root,
      ),
      '',
    ),
  ]
}

/** Where a project was loaded, and with what. */
export interface Surroundings {
  readonly root: string
  readonly variables: Readonly<Record<string, string>>
}

/** The project with the values of secret variables, to which ours only refers. */
function withValues(node: unknown, variables: Plain): unknown {
  if (typeof node === 'string') return withoutReferences(node, name => String(variables[name] ?? ''))
  if (Array.isArray(node)) return node.map(item => withValues(item, variables))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withValues(value, variables)]))
}

function* differences(theirs: unknown, ours: unknown, path: string): Iterable<string> {
  if (isContainer(theirs) && isContainer(ours)) {
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)]))
      yield* differences(theirs[key], ours[key], `${path}.${key}`)
  } else if (theirs !== ours) yield `${path}: ${JSON.stringify(theirs)} | ${JSON.stringify(ours)}`
}

function isContainer(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null
}

/** What the reference implementation says, without what it adds that our model does not have. */
function theirProject(
  { services, networks, volumes, configs, secrets, models }: Plain,
  variables: Surroundings['variables'],
): Plain {
  return {
    services: eachOf(services, service => withVariables(theirService(service, variables), variables)),
    networks,
    volumes,
    configs,
    secrets,
    models,
  }
}

/** Our model; it keeps jobs as they are written, because nothing is made of them. */
function ourProject({ services, networks, volumes, configs, secrets, others }: Plain): Plain {
  const { models } = others as Plain
  return {
    services: eachOf(services, ourService),
    networks,
    volumes,
    configs: eachOf(configs, configOf),
    secrets,
    models,
  }
}

function theirService(service: Plain, variables: Surroundings['variables']): Plain {
  const { blkio_config, extra_hosts, ulimits, build, expose, umask } = service
  return {
    ...sharedForm(service, hook => theirService(hook, variables)),
    blkio_config: withSmallKeys(blkio_config),
    extra_hosts: hostsOf(extra_hosts),
    ulimits: eachOf(ulimits, limitOf),
    expose: Array.isArray(expose) ? expose.flatMap(rangeOf) : expose,
    umask,
    ...(build ? { build: theirBuild(build as Plain, variables) } : {}),
  }
}

function withVariables(service: Plain, variables: Surroundings['variables']): Plain {
  return { ...service, environment: lookedUp(service.environment, variables) }
}

/** What has no value is looked up only when a project is normalised. */
function lookedUp(named: unknown, variables: Surroundings['variables']): Plain {
  const entries = Object.entries((named ?? {}) as Plain)
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? variables[name]]))
}

function theirBuild(build: Plain, variables: Surroundings['variables']): Plain {
  return {
    ...build,
    args: lookedUp(build.args, variables),
    extra_hosts: hostsOf(build.extra_hosts),
    ulimits: eachOf(build.ulimits, limitOf),
    secrets: each(build.secrets, secretOf),
  }
}

function ourService(service: Plain): Plain {
  const { build, umask, provider } = service
  const { ssh: _, ...rest } = (build ?? {}) as Plain
  return {
    ...sharedForm(service, ourService),
    // Octal where it is written so.
    umask: /^0[0-7]+$/.test(String(umask)) ? Number.parseInt(String(umask), 8) : umask,
    // Keys of SSH cannot be printed as JSON there.
    ...(build ? { build: { ...rest, secrets: each(rest.secrets, secretOf) } } : {}),
    ...(provider ? { provider: { ...(provider as Plain), options: eachOf((provider as Plain).options, listOf) } } : {}),
  }
}

/** What is taken for granted is not printed by one or the other. */
function sharedForm(service: Plain, inner: (hook: Plain) => Plain): Plain {
  return {
    ...service,
    ports: each(service.ports, portOf),
    volumes: each(service.volumes, mountOf),
    secrets: each(service.secrets, secretOf),
    env_file: each(service.env_file, requiredOf),
    depends_on: eachOf(withoutImplied(service), requiredOf),
    pre_start: each(service.pre_start, inner),
    gpus: each(service.gpus, requestOf),
    deploy: deployOf(service),
  }
}

/** Who is borrowed from is waited for; only a normalised project says so there. */
function withoutImplied({ depends_on, links, volumes_from, network_mode, ipc, pid }: Plain): unknown {
  const texts = [...((links ?? []) as string[]), ...((volumes_from ?? []) as string[])]
  const modes = [network_mode, ipc, pid].map(mode => String(mode).replace(/^service:/, ''))
  const implied = new Set([...texts.map(text => text.split(':')[0]), ...modes])
  return isContainer(depends_on)
    ? Object.fromEntries(Object.entries(depends_on).filter(([name]) => !implied.has(name)))
    : depends_on
}

/** `ingress` is what a port is unless it says otherwise. */
function portOf({ mode, ...port }: Plain): Plain {
  return mode === 'ingress' ? port : { ...port, mode }
}

/** A folder of the host is made unless it is said otherwise. */
function mountOf({ bind, tmpfs, ...mount }: Plain): Plain {
  const { create_host_path, ...rest } = (bind ?? {}) as Plain
  const { mode, ...memory } = (tmpfs ?? {}) as Plain
  return {
    ...mount,
    tmpfs: { ...memory, mode: typeof mode === 'number' ? mode.toString(8) : mode },
    bind: { ...rest, ...(create_host_path === false && { create_host_path: 'no' }) },
  }
}

/** A secret is found under its name unless it says otherwise. */
function secretOf({ target, ...mount }: Plain): Plain {
  return target === `/run/secrets/${mount.source}` ? mount : { ...mount, target }
}

/** A file is needed, and so is a service that is waited for, unless it is said otherwise. */
function requiredOf({ required, ...rest }: Plain): Plain {
  return { ...rest, ...(required === false && { required: 'no' }) }
}

/** The reference implementation copies `scale` to the number of replicas. */
function deployOf({ deploy, scale }: Plain): unknown {
  const { resources, replicas, ...others } = (deploy ?? {}) as Plain
  const rest = scale === undefined ? { ...others, replicas } : others
  const { reservations, ...limits } = (resources ?? {}) as Plain
  const { devices, ...amounts } = (reservations ?? {}) as Plain
  return { ...rest, resources: { ...limits, reservations: { ...amounts, devices: each(devices, requestOf) } } }
}

function requestOf({ count, ...request }: Plain): Plain {
  return { ...request, count: count === -1 ? 'all' : count }
}

/** What is taken from a variable is not printed there. */
function configOf({ content, ...config }: Plain): Plain {
  return config.environment === undefined ? { ...config, content } : config
}

function limitOf(limit: unknown): unknown {
  return typeof limit === 'number' ? { soft: limit, hard: limit } : limit
}

function hostsOf(hosts: unknown): unknown {
  if (!Array.isArray(hosts)) return hosts
  const made: Record<string, string[]> = {}
  for (const pair of hosts as string[]) {
    const at = pair.indexOf('=')
    const host = pair.slice(0, at)
    // An address that is there twice is there once for us.
    made[host] = [...new Set([...(made[host] ?? []), pair.slice(at + 1)])]
  }
  return made
}

/** `9000-9002/udp` as its ports. */
function rangeOf(text: string): readonly string[] {
  const [, first, last, protocol = ''] = /^(\d+)-(\d+)(\/\w+)?$/.exec(text) ?? []
  if (first === undefined) return [text]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${Number(first) + index}${protocol}`)
}

/** The names that fields have in Go, where nobody gave them others. */
function withSmallKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSmallKeys)
  if (!isContainer(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), withSmallKeys(inner)]))
}

function listOf(value: unknown): unknown {
  return [value].flat().map(String)
}

function each(list: unknown, change: (item: never) => unknown): unknown {
  return Array.isArray(list) ? list.map(item => change(item as never)) : list
}

function eachOf(map: unknown, change: (value: never) => unknown): unknown {
  return isContainer(map)
    ? Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value as never)]))
    : map
}
