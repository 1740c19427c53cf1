import { type Origin, originsOf, trace, type Volume, type Workload } from 'k3s-platform/plugin'
import type { Volume as KubernetesVolume } from 'kubernetes-types/core/v1.js'

/** The volumes of a pod: each once, whichever of its containers see it. */
export function podVolumes({ volumes, initContainers = [] }: Workload): KubernetesVolume[] {
  const all = [...volumes, ...initContainers.flatMap(init => init.volumes)]
  return all.filter((volume, index) => all.findIndex(({ name }) => name === volume.name) === index).map(podVolume)
}

function podVolume(volume: Volume): KubernetesVolume {
  const because: readonly Origin[] = originsOf(volume, 'source')
  return trace(volume, { name: volume.name, ...source(volume) } as KubernetesVolume, {
    configMap: because,
    emptyDir: because,
    hostPath: because,
    persistentVolumeClaim: because,
    secret: because,
    // kubernetes-types does not know it yet (kubernetes: api/core/v1, ImageVolumeSource).
    ...{ image: because },
  })
}

function source({ source: from }: Volume): object {
  switch (from.kind) {
    case 'configMap':
      return { configMap: trace(from, { name: from.object, ...files(from) }, { name: 'object' }) }
    case 'emptyDir':
      return {
        emptyDir: trace(from, {
          ...(from.medium && { medium: from.medium }),
          ...(from.sizeLimit !== undefined && { sizeLimit: from.sizeLimit }),
        }),
      }
    case 'hostPath':
      return { hostPath: trace(from, { path: from.path, ...(from.type && { type: from.type }) }) }
    case 'image':
      return { image: trace(from, { reference: from.reference }) }
    case 'persistentVolumeClaim':
      return { persistentVolumeClaim: trace(from.claim, { claimName: from.claim.name }, { claimName: 'name' }) }
    case 'secret':
      return { secret: trace(from, { secretName: from.object, ...files(from) }, { secretName: 'object' }) }
    default:
      return from satisfies never
  }
}

function files(from: Extract<Volume['source'], { kind: 'configMap' | 'secret' }>): object {
  return {
    ...(from.defaultMode !== undefined && { defaultMode: from.defaultMode }),
    ...(from.items && { items: [...from.items] }),
    ...(from.optional && { optional: true }),
  }
}
