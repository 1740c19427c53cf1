import type { Container, PersistentVolumeClaim, PodSpec, Volume } from 'kubernetes-types/core/v1.js'
import type { Manifest } from '../k8s/object.ts'
import { type EntryNode, filled } from './entry-node.ts'

/** Claims of a Deployment, and whether its new pods start next to the old ones. */
export interface Claims {
  readonly claims: readonly Manifest<PersistentVolumeClaim>[]
  readonly isRolling: boolean
}

/** `volumes`: what the container mounts, as far as it is of a known type. */
export function volumeKeys(
  { volumes = [] }: PodSpec,
  { volumeMounts = [] }: Container,
  claims: Claims,
): readonly EntryNode[] {
  return volumeMounts.flatMap(mount => {
    const volume = volumes.find(({ name }) => name === mount.name)
    const source = volume && sourceOf(volume, claims)
    if (!source) return []
    const isReadOnly = mount.readOnly ?? false
    const isUsual = isReadOnly === (source.type === 'secret' || source.type === 'configmap')
    return [
      {
        name: mount.name,
        ...source,
        mount_path: mount.mountPath,
        ...(mount.subPath && { sub_path: mount.subPath }),
        ...(!isUsual && { read_only: isReadOnly }),
      },
    ]
  })
}

function sourceOf(volume: Volume, { claims, isRolling }: Claims): EntryNode | undefined {
  const { name, emptyDir, secret, configMap, persistentVolumeClaim } = volume
  if (emptyDir)
    return filled({ type: 'emptyDir', medium: emptyDir.medium || undefined, size_limit: emptyDir.sizeLimit })
  if (secret)
    return filled({
      type: 'secret',
      secret_name: other(secret.secretName, name),
      items: itemsOf(secret.items),
      optional: secret.optional || undefined,
    })
  if (configMap)
    return filled({
      type: 'configmap',
      configmap_name: other(configMap.name, name),
      items: itemsOf(configMap.items),
      optional: configMap.optional || undefined,
    })
  if (!persistentVolumeClaim) return undefined
  const claim = claims.find(({ metadata }) => metadata.name === persistentVolumeClaim.claimName)
  const size = claim?.spec?.resources?.requests?.storage
  if (size === undefined) {
    // Of a claim that is not among the objects, only the rollout shows whether two nodes may mount it.
    const modes = isRolling ? { access_modes: ['ReadWriteMany'] } : {}
    return { type: 'pvc', claim_name: persistentVolumeClaim.claimName, ...modes }
  }
  return filled({
    type: 'pvc',
    size,
    storage_class: claim?.spec?.storageClassName,
    access_modes: claim?.spec?.accessModes,
  })
}

function itemsOf(items: readonly { key: string; path: string }[] | undefined): readonly EntryNode[] | undefined {
  return items?.map(({ key, path }) => ({ key, path }))
}

function other(object: string | undefined, name: string): string | undefined {
  return object === name ? undefined : object
}
