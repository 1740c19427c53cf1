import {
  type App,
  type ComposeService,
  closestTo,
  keyOriginOf,
  originsOf,
  overlay,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { ignoredKey } from './loss-messages.ts'
import { slugOf } from './names.ts'
import type { Subject } from './stack.ts'
import { unknownVolume } from './stack-messages.ts'
import type { ChangeableVolume } from './volumes/storage.ts'
import { writtenSettings } from './written-settings.ts'

/** A service with the keys of an app, with what apps.yaml says for all services and for this one laid over it. */
export function withOverrides(node: App, volumes: readonly ChangeableVolume[], subject: Subject): App {
  const made = writtenSettings(subject.name, subject.stack).reduce<App>((base, written) => {
    const over = byKnownNames(written, volumes)
    return overlay(withoutOldTypes(withoutReplaced(withoutHooks(base, over), over), over), over) as App
  }, node)
  return withoutReplicas(withoutUnknownVolumes(made, subject), subject)
}

/** The node without volumes that only have a name: one of the compose file was meant. */
function withoutUnknownVolumes(node: App, { name, report }: Subject): App {
  const { volumes = [] } = node as ComposeService
  const isComplete = (volume: (typeof volumes)[number]): volume is Volume =>
    volume.type !== undefined && volume.mount_path !== undefined
  const known = volumes.filter(isComplete)
  if (known.length === volumes.length) return node
  const names = known.map(volume => volume.name)
  for (const volume of volumes)
    if (!isComplete(volume))
      report(unknownVolume(volume.name, name, closestTo(volume.name, names), originsOf(volume, 'name')[0]))
  return withProvenanceOf(node, { ...node, volumes: withProvenanceOf(volumes, known) })
}

type Volume = Required<App>['volumes'][number]

const HANDLER_KEYS: readonly string[] = ['command', 'path', 'port', 'service', 'type']

/** The node without the action of every probe that an override gives another action: a probe has one action. */
function withoutReplaced(base: App, { probes: over }: ComposeService): App {
  const { probes } = base
  if (!probes || !over) return base
  const kept = Object.entries(probes).map(([kind, probe]) => {
    const replacement = over[kind as keyof typeof over]
    if (hasHandler(replacement)) return [kind, withoutHandler(probe)]
    // Both probes of a health check ask the same, so what apps.yaml asks instead of one it asks instead of the other.
    if (kind === 'startup' && replacement === undefined && hasHandler(over.readiness))
      return [kind, overlay(withoutHandler(probe), handlerOf(over.readiness))]
    return [kind, probe]
  })
  return withProvenanceOf(base, { ...base, probes: withProvenanceOf(probes, Object.fromEntries(kept)) })
}

/** The node without hooks that apps.yaml has others for: a hook does one thing. */
function withoutHooks(base: App, { lifecycle: over }: ComposeService): App {
  const { lifecycle } = base
  if (!lifecycle || !over) return base
  const kept = Object.entries(lifecycle).filter(([moment]) => !Object.hasOwn(over, moment))
  return withProvenanceOf(base, { ...base, lifecycle: withProvenanceOf(lifecycle, Object.fromEntries(kept)) })
}

function hasHandler(probe: object | null | undefined): probe is object {
  return Boolean(probe) && HANDLER_KEYS.some(key => Object.hasOwn(probe!, key))
}

function withoutHandler(probe: object): object {
  const rest = Object.entries(probe).filter(([key]) => !HANDLER_KEYS.includes(key))
  return withProvenanceOf(probe, Object.fromEntries(rest))
}

function handlerOf(probe: object): object {
  return withProvenanceOf(
    probe,
    Object.fromEntries(Object.entries(probe).filter(([key]) => HANDLER_KEYS.includes(key))),
  )
}

/** The node without the number of pods of the compose file, when apps.yaml says between which numbers a scaler chooses. */
function withoutReplicas(node: App, { service, stack, name, report }: Subject): App {
  const { scaling } = node
  const isWritten = writtenSettings(name, stack).some(over => over.replicas !== undefined)
  if (!scaling || scaling.type === 'none' || scaling.min_instances === undefined || isWritten) return node
  if (node.replicas === undefined) return node
  const at = keyOriginOf(service.deploy, 'replicas') ?? keyOriginOf(service, 'scale')
  report(ignoredKey('replicas', '"scaling" in apps.yaml sets the number of pods', at))
  const { replicas: _, ...rest } = node
  return withProvenanceOf(node, rest)
}

/** The node without settings of volumes for another type than they get. */
function withoutOldTypes(base: App, { volumes: over = [] }: ComposeService): object {
  const { volumes } = base
  if (!volumes) return base
  const kept = volumes.map(volume => {
    const type = over.find(({ name }) => name === volume.name)?.type
    if (type === undefined || type === volume.type) return volume
    const rest = Object.entries(volume).filter(([key]) => ['name', 'mount_path', 'read_only'].includes(key))
    return withProvenanceOf(volume, Object.fromEntries(rest))
  })
  return withProvenanceOf(base, { ...base, volumes: withProvenanceOf(volumes, kept) })
}

/** Volumes of the override under the names that they have in the pod: found by their name, or by where they are mounted. */
function byKnownNames(over: ComposeService, volumes: readonly ChangeableVolume[]): ComposeService {
  if (!over.volumes) return over
  const renamed = over.volumes.map(volume => {
    const slug = slugOf(volume.name)
    const known =
      volumes.find(({ node }) => node.name === slug) ??
      volumes.find(({ node }) => node.mount_path === volume.mount_path)
    return known ? withProvenanceOf(volume, { ...volume, name: known.node.name }) : volume
  })
  return withProvenanceOf(over, { ...over, volumes: withProvenanceOf(over.volumes, renamed) })
}
