import { trace, type Volume } from 'k3s-platform/plugin'
import type { Volume as KubernetesVolume } from 'kubernetes-types/core/v1.js'

/** A volume as the pod has it. */
export function podVolume(volume: Volume): KubernetesVolume {
  return trace(
    volume,
    { name: volume.name, ...source(volume) },
    { configMap: 'source', emptyDir: 'source', persistentVolumeClaim: 'source', secret: 'source' },
  )
}

function source({ source: from }: Volume): Omit<KubernetesVolume, 'name'> {
  switch (from.kind) {
    case 'configMap':
      return {
        configMap: trace(
          from,
          { name: from.object, ...(from.items && { items: [...from.items] }) },
          { name: 'object' },
        ),
      }
    case 'emptyDir':
      return {
        emptyDir: trace(from, {
          ...(from.medium && { medium: from.medium }),
          ...(from.sizeLimit !== undefined && { sizeLimit: from.sizeLimit }),
        }),
      }
    case 'persistentVolumeClaim':
      return { persistentVolumeClaim: trace(from.claim, { claimName: from.claim.name }, { claimName: 'name' }) }
    case 'secret':
      return {
        secret: trace(
          from,
          { secretName: from.object, ...(from.items && { items: [...from.items] }) },
          { secretName: 'object' },
        ),
      }
    default:
      return from satisfies never
  }
}
