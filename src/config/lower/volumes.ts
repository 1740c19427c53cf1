import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, keyOriginOf, writtenOriginsOf } from '../../ir/provenance.ts'
import type { Volume as VolumeIr, VolumeSource } from '../../ir/volume.ts'
import type { Volume } from '../../schema/volumes.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import { missingSize, unusedKey } from './messages.ts'

/** The volumes of a workload. Names of claims have the workload's in front, so that no disk is shared by accident. */
export function toVolumes(volumes: readonly Volume[] = [], identity: Claims, lowering: Lowering): VolumeIr[] {
  return volumes.flatMap(volume => {
    reportUnusedKeys(volume, lowering)
    const source = toSource(volume, identity, lowering)
    const isReadOnly = volume.read_only ?? (volume.type === 'secret' || volume.type === 'configmap')
    if (!source) return []
    return [
      lowered(volume, {
        name: volume.name,
        mountPath: volume.mount_path,
        readOnly: because(isReadOnly, ['read_only', 'type']),
        subPath: volume.sub_path,
        source: because(source, 'type'),
      }),
    ]
  })
}

type Claims = Pick<WorkloadIdentity, 'claimName' | 'kind'>

function toSource(volume: Volume, identity: Claims, lowering: Lowering): VolumeSource | undefined {
  switch (volume.type) {
    case 'emptyDir':
      return lowered(volume, {
        kind: 'emptyDir',
        medium: volume.medium || undefined,
        sizeLimit: optionalText(volume, 'size_limit'),
      })
    case 'pvc':
      return toClaim(volume, identity, lowering)
    case 'secret':
      return lowered(volume, {
        kind: 'secret',
        object: because(volume.secret_name ?? volume.name, ['secret_name', 'name']),
        items: toItems(volume),
        optional: volume.optional || undefined,
      })
    case 'configmap':
      return lowered(volume, {
        kind: 'configMap',
        object: because(volume.configmap_name ?? volume.name, ['configmap_name', 'name']),
        items: toItems(volume),
        optional: volume.optional || undefined,
      })
    default:
      return volume.type satisfies never
  }
}

function toClaim(volume: Volume, { claimName, kind }: Claims, lowering: Lowering): VolumeSource | undefined {
  const size = optionalText(volume, 'size')
  if (volume.claim_name !== undefined) return toExistingClaim(volume, volume.claim_name, lowering)
  if (size === undefined) {
    lowering.report(missingSize(volume.name, keyOriginOf(volume, 'type')))
    return undefined
  }
  const claim = lowered(volume, {
    name: claimName(volume.name),
    size,
    storageClass: volume.storage_class,
    accessModes: volume.access_modes ?? ['ReadWriteOnce'],
    ...(kind === 'StatefulSet' && { isTemplate: because(true, 'type') }),
  })
  return lowered(volume, {
    kind: 'persistentVolumeClaim',
    claim,
  })
}

/** A claim that exists otherwise, with its own size; only its mount is set here. */
function toExistingClaim(volume: Volume, name: string, { report }: Lowering): VolumeSource {
  for (const key of ['size', 'storage_class'] as const)
    if (writtenOriginsOf(volume, key).length > 0)
      report(
        unusedKey(key, 'a volume with a "claim_name"', 'Remove it, or remove "claim_name".', keyOriginOf(volume, key)),
      )
  const claim = lowered(volume, {
    name: because(name, 'claim_name'),
    size: because('0', 'claim_name'),
    accessModes: volume.access_modes ?? ['ReadWriteOnce'],
    exists: because(true, 'claim_name'),
  })
  return lowered(volume, { kind: 'persistentVolumeClaim', claim })
}

function toItems(volume: Volume) {
  return volume.items?.map(item => lowered(item, { key: item.key, path: item.path }))
}

function reportUnusedKeys(volume: Volume, lowering: Lowering): void {
  const known: readonly string[] = KEYS_OF[volume.type]
  for (const key of new Set(Object.values(KEYS_OF).flat())) {
    if (known.includes(key) || volume[key] === undefined || volume[key] === '') continue
    const types = Object.entries(KEYS_OF).flatMap(([type, keys]) => (isOneOf(keys, key) ? [`"${type}"`] : []))
    const hint = `It belongs to type ${types.join(' or ')}.`
    lowering.report(unusedKey(key, `a volume of type "${volume.type}"`, hint, keyOriginOf(volume, key)))
  }
}

function isOneOf(keys: readonly string[], key: string): boolean {
  return keys.includes(key)
}

const KEYS_OF = {
  emptyDir: ['medium', 'size_limit'],
  pvc: ['claim_name', 'size', 'storage_class', 'access_modes'],
  secret: ['secret_name', 'items', 'optional'],
  configmap: ['configmap_name', 'items', 'optional'],
} as const satisfies Record<Volume['type'], readonly (keyof Volume)[]>
