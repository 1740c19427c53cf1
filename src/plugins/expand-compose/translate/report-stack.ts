import { keyOriginOf, originsOf, own, type Workload } from 'k3s-platform/plugin'
import { leavesOf } from './leaves.ts'
import { reportLeftOut } from './left-out.ts'
import { ignoredKey, impossibleKey, unsupportedKey } from './loss-messages.ts'
import { conflictingHosts } from './name-messages.ts'
import { slugOf } from './names.ts'
import {
  dependencyAsleep,
  networksNotSeparated,
  nobodyToAdmit,
  noHealthcheck,
  notRestricted,
} from './network-messages.ts'
import { networksOf } from './networks.ts'
import type { Stack } from './stack.ts'
import { inactiveService, unscalable } from './stack-messages.ts'
import { memoryNotShared } from './volumes/claim-messages.ts'
import { reportEngineSockets } from './volumes/engine-sockets.ts'
import { unreadableMode } from './volumes/file-messages.ts'

/** Reports where a stack as a whole differs from Compose. */
export function reportStack(stack: Stack, workloads: ReadonlyMap<string, Workload>): void {
  const { compose, report } = stack
  for (const [name, profiles] of Object.entries(compose.inactive))
    report(inactiveService(name, profiles, originsOf(compose.inactive, name)[0] ?? keyOriginOf(compose.inactive, name)))
  reportLeftOut(stack)
  reportEngineSockets(stack)
  for (const section of ['networks', 'volumes', 'configs', 'secrets'] as const) reportConflicts(stack, section)
  reportNetworks(stack)
  reportVolumes(stack)
  for (const kind of ['configs', 'secrets'] as const) reportFiles(stack, kind)
  for (const [section, value] of Object.entries(compose.others))
    report(
      impossibleKey(
        section,
        section === 'models' ? 'no Docker Model Runner serves models' : 'this version does not support the section',
        'Remove it.',
        keyOriginOf(compose.others, section) ?? originsOf(value)[0],
      ),
    )
  const { policy, allow_external: external } = stack.settings.network ?? {}
  if (policy === 'none' && external?.length)
    report(nobodyToAdmit(keyOriginOf(stack.settings.network, 'allow_external')))
  for (const [name, workload] of workloads) {
    const { security } = workload
    if ((policy === 'permissive' || policy === 'strict') && security.visibility === 'restricted')
      report(notRestricted(name, ADMITTED[policy], originsOf(security, 'visibility')[0]))
    reportModes(name, workload, stack)
    reportScaling(name, workload, stack)
    reportDependencies(name, workloads, stack)
  }
}

/** Files of ConfigMaps and Secrets are root's, so a mode that keeps others out keeps the service out too. */
function reportModes(name: string, { volumes, security }: Workload, { report }: Stack): void {
  const { runAsUser, runAsGroup, fsGroup } = security.podSecurityContext
  if (!runAsUser || fsGroup !== undefined) return
  // Without a group of its own a process mostly is in the group of root.
  const readable = runAsGroup ? 0o004 : 0o044
  for (const { source, mountPath } of volumes)
    if ('defaultMode' in source && source.defaultMode !== undefined && (source.defaultMode & readable) === 0)
      report(unreadableMode(mountPath, name, runAsUser, originsOf(source, 'defaultMode')[0]))
}

const ADMITTED = { permissive: 'all pods of its namespace', strict: 'all services in one of its networks' } as const

function reportScaling(name: string, { kind, scaling }: Workload, { report }: Stack): void {
  if (kind !== 'Deployment' && scaling.type !== 'none')
    report(unscalable(name, kind, scaling.type, originsOf(scaling, 'type')[0] ?? originsOf(scaling)[0]))
}

function reportDependencies(name: string, workloads: ReadonlyMap<string, Workload>, { compose, report }: Stack): void {
  const { depends_on: dependencies = {} } = own(compose.services, name) ?? {}
  for (const [other, { condition }] of Object.entries(dependencies)) {
    const target = workloads.get(other)
    if (!target) continue
    const at = originsOf(dependencies[other], 'condition')[0] ?? keyOriginOf(dependencies, other)
    if (condition === 'service_healthy' && !target.container.probes.readiness) report(noHealthcheck(name, other, at))
    if (target.scaling.type !== 'none' && target.scaling.minReplicas === 0)
      report(dependencyAsleep(name, other, keyOriginOf(dependencies, other)))
  }
}

/** Two names of a section that only characters set apart which names in a cluster do not have. */
function reportConflicts({ compose, report }: Stack, section: 'configs' | 'networks' | 'secrets' | 'volumes'): void {
  const owners = new Map<string, string>()
  for (const name of Object.keys(compose[section])) {
    const slug = slugOf(name)
    const owner = owners.get(slug)
    if (owner === undefined) owners.set(slug, name)
    else
      report(conflictingHosts(`${section}.${name}`, `${section}.${owner}`, slug, keyOriginOf(compose[section], name)))
  }
}

function reportNetworks({ compose, settings, report }: Stack): void {
  const used = new Set(Object.values(compose.services).flatMap(service => networksOf({ service })))
  const at = [...used].map(name => keyOriginOf(compose.networks, name)).find(place => place !== undefined)
  if (used.size > 1 && settings.network?.policy !== 'strict') report(networksNotSeparated([...used], at))
  for (const [name, network] of Object.entries(compose.networks)) {
    const path = `networks.${name}`
    if (!used.has(name)) report(ignoredKey(path, 'no service is in it', keyOriginOf(compose.networks, name)))
    for (const key of Object.keys(network)) {
      const place = keyOriginOf(network, key)
      if (key === 'internal' && settings.network?.policy === 'strict') continue
      if (key === 'internal' && network.internal)
        report(
          unsupportedKey(
            `${path}.internal`,
            'its services can still reach the outside',
            'Set "network.policy: strict" on the stack in apps.yaml.',
            place,
          ),
        )
      else if (key === 'external' && network.external)
        report(
          unsupportedKey(
            `${path}.external`,
            'the cluster has one network for all',
            'Admit sources with "network.allow_external" in apps.yaml.',
            place,
          ),
        )
      else
        for (const leaf of leavesOf(network, key, path))
          report(ignoredKey(leaf.path, 'the cluster has one network, which is its own business', leaf.at))
    }
  }
}

function reportVolumes({ compose, report }: Stack): void {
  const mounted = new Map<string, Set<string>>()
  for (const [service, { volumes = [] }] of Object.entries(compose.services))
    for (const { source, type } of volumes)
      if (source !== undefined && type === 'volume')
        mounted.set(source, (mounted.get(source) ?? new Set()).add(service))
  for (const [name, volume] of Object.entries(compose.volumes)) {
    const path = `volumes.${name}`
    if (!mounted.has(name)) report(ignoredKey(path, 'no service mounts it', keyOriginOf(compose.volumes, name)))
    if (volume.name !== undefined && !volume.external)
      report(
        ignoredKey(`${path}.name`, 'the name of the claim starts with that of the stack', keyOriginOf(volume, 'name')),
      )
    if (volume.external === false)
      report(ignoredKey(`${path}.external`, 'it is a volume of the stack', keyOriginOf(volume, 'external')))
    if (volume.driver !== undefined)
      report(
        volume.driver === 'local'
          ? ignoredKey(`${path}.driver`, 'the storage class decides where data is', keyOriginOf(volume, 'driver'))
          : unsupportedKey(
              `${path}.driver`,
              'drivers of Docker are not in a cluster',
              'Set "storage_class" of the volume in apps.yaml.',
              keyOriginOf(volume, 'driver'),
            ),
      )
    for (const label of Object.keys(volume.labels ?? {}))
      report(
        ignoredKey(`${path}.labels.${label}`, 'labels of a volume are for Docker', keyOriginOf(volume.labels, label)),
      )
    reportDriverOptions(path, volume.driver_opts, volume.external ?? false, report)
    const services = [...(mounted.get(name) ?? [])]
    if (volume.driver_opts?.type === 'tmpfs' && !volume.external && services.length > 1)
      report(memoryNotShared(name, services, originsOf(volume.driver_opts, 'type')[0]))
  }
}

function reportDriverOptions(
  path: string,
  options: Readonly<Record<string, string>> = {},
  isExternal: boolean,
  report: Stack['report'],
): void {
  const { type, o: flags = '' } = options
  const isRemote = type !== undefined && /^(nfs|cifs|smb)/.test(type)
  const isTaken = !isExternal && (type === 'tmpfs' || flags.split(',').includes('bind'))
  for (const key of Object.keys(options))
    if (!isTaken)
      report(
        unsupportedKey(
          `${path}.driver_opts.${key}`,
          isRemote ? 'a claim does not say where its storage is' : 'drivers of Docker are not in a cluster',
          isRemote
            ? 'Make a PersistentVolume for it and a claim, and name the claim here with "external: true".'
            : 'Set "storage_class" of the volume in apps.yaml to one that provides such storage.',
          keyOriginOf(options, key),
        ),
      )
    else if (!['device', 'o', 'type'].includes(key))
      report(ignoredKey(`${path}.driver_opts.${key}`, 'a mount does not have this option', keyOriginOf(options, key)))
}

function reportFiles({ compose, report }: Stack, kind: 'configs' | 'secrets'): void {
  const used = new Set(
    Object.values(compose.services).flatMap(service => (service[kind] ?? []).map(({ source }) => source)),
  )
  for (const [name, file] of Object.entries(compose[kind])) {
    const path = `${kind}.${name}`
    if (!used.has(name)) {
      const [at] = ['file', 'content', 'environment', 'external'].flatMap(field => originsOf(file, field))
      report(ignoredKey(path, 'no service mounts it', at ?? keyOriginOf(compose[kind], name)))
    }
    if (file.name !== undefined && !file.external)
      report(
        ignoredKey(`${path}.name`, 'the name of the object starts with that of the stack', keyOriginOf(file, 'name')),
      )
    if (file.external === false)
      report(ignoredKey(`${path}.external`, 'it belongs to the stack', keyOriginOf(file, 'external')))
    for (const key of ['template_driver', 'driver', 'driver_opts'] as const)
      for (const leaf of leavesOf(file, key, path))
        report(unsupportedKey(leaf.path, 'it is for Docker Swarm', 'Remove it.', leaf.at))
    for (const leaf of leavesOf(file, 'labels', path))
      report(ignoredKey(leaf.path, 'it is a label for Docker', leaf.at))
  }
}
