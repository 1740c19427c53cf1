import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, keyOriginOf } from '../../ir/provenance.ts'
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
        source: because(source, 'type'),
      }),
    ]
  })
}

type Claims = Pick<WorkloadIdentity, 'claimName'>

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
      })
    case 'configmap':
      return lowered(volume, {
        kind: 'configMap',
        object: because(volume.configmap_name ?? volume.name, ['configmap_name', 'name']),
        items: toItems(volume),
      })
    default:
      return volume.type satisfies never
  }
}

function toClaim(volume: Volume, { claimName }: Claims, lowering: Lowering): VolumeSource | undefined {
  const size = optionalText(volume, 'size')
  if (size === undefined) {
    lowering.report(missingSize(volume.name, keyOriginOf(volume, 'type')))
    return undefined
  }
  const claim = lowered(volume, {
    name: claimName(volume.name),
    size,
    storageClass: volume.storage_class,
    accessModes: volume.access_modes ?? ['ReadWriteOnce'],
  })
  return lowered(volume, {
    kind: 'persistentVolumeClaim',
    claim,
  })
}

function toItems(volume: Volume) {
  return volume.items?.map(item => lowered(item, { key: item.key, path: item.path }))
}

function reportUnusedKeys(volume: Volume, lowering: Lowering): void {
  for (const [type, keys] of Object.entries(KEYS_OF))
    for (const key of keys)
      if (volume[key] !== undefined && volume[key] !== '' && !KEYS_OF[volume.type].includes(key as never))
        lowering.report(
          unusedKey(
            key,
            `a volume of type "${volume.type}"`,
            `It belongs to type "${type}".`,
            keyOriginOf(volume, key),
          ),
        )
}

const KEYS_OF = {
  emptyDir: ['medium', 'size_limit'],
  pvc: ['size', 'storage_class', 'access_modes'],
  secret: ['secret_name', 'items'],
  configmap: ['configmap_name', 'items'],
} as const satisfies Record<Volume['type'], readonly (keyof Volume)[]>
