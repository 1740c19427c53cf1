import type { Node } from '../node.ts'
import { POOLS } from './pools.ts'

/**
 * Makes a random project one that holds together, as far as the schema cannot say it: what is named is declared, nobody
 * waits in a circle, and keys that exclude each other do not meet.
 */
export function fitProject(made: Node): Node {
  const { services = {}, jobs, ...rest } = made as Sections
  const names = Object.keys(services)
  const fitted = names.map((name, index) => [name, fitService(services[name]!, names.slice(0, index))] as const)
  const waitedFor = new Set(fitted.flatMap(([, service]) => namedIn(service)))
  const containers = new Set<unknown>()
  const placed = fitted.map(([name, service]) => {
    const free = waitedFor.has(name) ? without(service, 'profiles') : service
    const isFirst = !containers.has(free.container_name) && !fitted.some(([, other]) => baseOf(other) === name)
    containers.add(free.container_name)
    return [name, isFirst ? free : without(free, 'container_name')]
  })
  const fittedJobs = jobs && Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, fitJob(job, names)]))
  return declared({ ...rest, services: Object.fromEntries(placed), ...(fittedJobs && { jobs: fittedJobs }) })
}

interface Sections extends Node {
  readonly services?: Readonly<Record<string, Node>>
  readonly jobs?: Readonly<Record<string, Node>>
}

function fitJob(job: Node, before: readonly string[]): Node {
  const triggers = job.triggers as Node
  const isFired = triggers.manual !== undefined || triggers.schedule !== undefined
  return {
    ...fitService(job, before),
    triggers: isFired ? triggers : { ...triggers, manual: true },
  }
}

/** A service that names only those before it. */
function fitService(raw: Node, before: readonly string[]): Node {
  const service = { ...raw }
  const isBefore = (name: string) => before.includes(name)
  const drop = (...keys: readonly string[]) => {
    for (const key of keys) delete service[key]
  }
  for (const key of ['links', 'volumes_from', 'depends_on'])
    if (service[key] !== undefined)
      service[key] = kept(service[key], text => text.startsWith('container:') || isBefore(firstName(text)))
  for (const key of ['network_mode', 'ipc', 'pid']) {
    const [kind, name] = String(service[key]).split(':')
    if (kind === 'service' && !isBefore(name!)) drop(key)
  }
  const base = baseOf(service)
  if (base !== 'base' && !isBefore(String(base))) drop('extends')
  if (service.network_mode !== undefined && service.networks !== undefined) drop('network_mode')
  if (service.build === undefined && service.image === undefined && service.provider === undefined)
    service.image = 'nginx:1.29'
  if (typeof service.build === 'object' && service.build !== null) service.build = fitBuild(service.build as Node)
  if (typeof service.build === 'object' && (service.build as Node).platforms) drop('platform')
  if (service.container_name !== undefined) drop('scale')
  fitDeploy(service)
  if (service.develop) service.develop = fitDevelopment(service.develop as Node)
  fitMounts(service)
  for (const key of EMPTY_IS_NOTHING) if (isEmpty(service[key])) drop(key)
  return service
}

const EMPTY_IS_NOTHING = ['depends_on', 'links', 'volumes_from', 'volumes', 'tmpfs', 'pre_start'] as const

function fitBuild(build: Node): Node {
  return build.dockerfile !== undefined ? without(build, 'dockerfile_inline') : build
}

/** The old keys and those of `deploy` must say the same; replicas cannot share the name of a container. */
function fitDeploy(service: Node): void {
  if (typeof service.deploy !== 'object' || service.deploy === null) return
  let deploy = service.deploy as Node
  if (service.scale !== undefined || service.container_name !== undefined) deploy = without(deploy, 'replicas')
  if (deploy.resources) for (const key of ['cpus', 'mem_limit', 'mem_reservation', 'pids_limit']) delete service[key]
  service.deploy = deploy
}

function fitDevelopment({ watch, ...rest }: Node): Node {
  if (!Array.isArray(watch)) return rest
  return { ...rest, watch: watch.map(one => ({ target: '/app', ...one })) }
}

/** One mount a path of the container. */
function fitMounts(service: Node): void {
  const seen = new Set<string>()
  const isNew = (target: string) => !seen.has(target) && seen.add(target)
  if (typeof service.tmpfs === 'string') seen.add(service.tmpfs.split(':')[0]!)
  if (Array.isArray(service.tmpfs)) service.tmpfs = service.tmpfs.filter(one => isNew(String(one).split(':')[0]!))
  if (Array.isArray(service.volumes)) service.volumes = service.volumes.filter(one => isNew(targetOf(one)))
}

function targetOf(mount: unknown): string {
  if (typeof mount === 'object' && mount !== null) return String((mount as Node).target)
  const text = String(mount).replace(/^\$\{[^}]*\}/, 'x')
  return text.split(':')[1] ?? text
}

/** Declares whatever is named, and makes sound what is declared. */
function declared(root: Node): Node {
  const whole = { ...root }
  const text = JSON.stringify([root.services, root.jobs])
  for (const [section, fallback] of SECTIONS) {
    const own = (whole[section] ?? {}) as Record<string, Node | null>
    const missing = POOLS[`project.${section}`]!.filter(name => !Object.hasOwn(own, name) && text.includes(name))
    const entries = [...Object.entries(own), ...missing.map(name => [name, fallback] as const)]
    if (entries.length > 0)
      whole[section] = Object.fromEntries(entries.map(([name, one]) => [name, fitResource(section, one)]))
  }
  return whole
}

const SECTIONS = [
  ['networks', null],
  ['volumes', null],
  ['secrets', { file: './secret.txt' }],
  ['configs', { content: 'text\n' }],
  ['models', { model: 'ai/smollm2' }],
] as const

/** What is external has nothing but a name; a file has one source. */
function fitResource(section: string, one: Node | null): Node | null {
  if (one === null || section === 'models') return one
  const isExternal = one.external !== undefined && one.external !== false
  if (isExternal)
    return typeof one.external === 'object' || one.name === undefined
      ? { external: one.external }
      : { external: one.external, name: one.name }
  if (section !== 'secrets' && section !== 'configs') return one
  const { file, environment, content, ...rest } = one
  if (content !== undefined) return { ...rest, content }
  return environment !== undefined ? { ...rest, environment } : { ...rest, file: file ?? './secret.txt' }
}

/** The services that a service waits for, borrows from or calls by another name. */
function namedIn(service: Node): readonly string[] {
  const lists = [service.links, service.volumes_from, service.depends_on].flatMap(value =>
    Array.isArray(value) ? value.map(firstName) : Object.keys((value ?? {}) as Node),
  )
  const modes = [service.network_mode, service.ipc, service.pid].flatMap(
    mode => String(mode).match(/^service:(.*)/)?.[1] ?? [],
  )
  return [...lists, ...modes, String(baseOf(service))]
}

/** The service that a service extends. */
function baseOf(service: Node): unknown {
  return typeof service.extends === 'string' ? service.extends : (service.extends as Node | undefined)?.service
}

function kept(value: unknown, isKept: (text: string) => boolean): unknown {
  if (Array.isArray(value)) return value.filter(item => isKept(String(item)))
  return Object.fromEntries(Object.entries(value as Node).filter(([name]) => isKept(name)))
}

function firstName(text: unknown): string {
  return String(text).split(':')[0]!
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function without(node: Node, key: string): Node {
  const { [key]: _, ...rest } = node
  return rest
}
