import {
  type ComposeService,
  type ConfigNode,
  originsOf,
  overlay,
  type Provenance,
  provenanceOf,
  withProvenance,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { slugOf } from './names.ts'
import type { Subject } from './stack.ts'
import type { ChangeableVolume } from './volumes/storage.ts'

/** A service with the keys of an app, with what apps.yaml says for all services and for this one laid over it. */
export function withOverrides(
  node: ConfigNode,
  volumes: readonly ChangeableVolume[],
  { name, stack }: Subject,
): ConfigNode {
  const { defaults, services } = stack.settings
  return [defaults, services?.[name]].reduce<ConfigNode>(
    (base, over) => (over ? (overlay(withoutReplaced(base, over), byKnownNames(over, volumes)) as ConfigNode) : base),
    node,
  )
}

const HANDLER_KEYS: readonly string[] = ['command', 'path', 'port', 'service', 'type']

/** The node without the way to ask of every probe that is asked in another way: one probe asks in one way. */
function withoutReplaced(base: ConfigNode, { probes: over }: ComposeService): ConfigNode {
  const { probes } = base as { readonly probes?: ConfigNode }
  if (!probes || !over) return base
  const kept = Object.entries(probes).map(([kind, probe]) => {
    const replacement = over[kind as keyof typeof over]
    if (!replacement || !HANDLER_KEYS.some(key => Object.hasOwn(replacement, key))) return [kind, probe]
    const rest = Object.entries(probe as ConfigNode).filter(([key]) => !HANDLER_KEYS.includes(key))
    return [kind, withProvenanceOf(probe, Object.fromEntries(rest))]
  })
  return withProvenanceOf(base, { ...base, probes: withProvenanceOf(probes, Object.fromEntries(kept)) })
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
  return withProvenance({ ...over, volumes: withProvenanceOf(over.volumes, renamed) }, provenance(over))
}

function provenance(node: object): Provenance {
  return provenanceOf(node) ?? { own: () => originsOf(node), field: () => [] }
}
