import { because, trace, type Volume, type Workload } from 'k3s-platform/plugin'
import type { Volume as KubernetesVolume } from 'kubernetes-types/core/v1.js'

/** The volumes of a pod: each once, whichever of its containers see it. */
export function podVolumes({ volumes, initContainers = [] }: Workload): KubernetesVolume[] {
  const all = [...volumes, ...initContainers.flatMap(init => init.volumes)]
  return all
    .filter((volume, index) => all.findIndex(({ name }) => name === volume.name) === index)
    .filter(({ source }) => !(source.kind === 'persistentVolumeClaim' && source.claim.isTemplate))
    .map(podVolume)
}

function podVolume(volume: Volume): KubernetesVolume {
  return trace<KubernetesVolume>(volume, { name: volume.name, ...source(volume) })
}

function source({ source: from }: Volume): object {
  const asked = <Source extends object>(made: Source) => because(made, 'source')
  switch (from.kind) {
    case 'configMap':
      return { configMap: asked(trace(from, { name: because(from.object, 'object'), ...files(from) })) }
    case 'emptyDir':
      return { emptyDir: asked(trace(from, { medium: from.medium, sizeLimit: from.sizeLimit })) }
    case 'hostPath':
      return { hostPath: asked(trace(from, { path: from.path, type: from.type || undefined })) }
    case 'image':
      return { image: asked(trace(from, { reference: from.reference })) }
    case 'persistentVolumeClaim':
      return { persistentVolumeClaim: asked(trace(from.claim, { claimName: because(from.claim.name, 'name') })) }
    case 'secret':
      return { secret: asked(trace(from, { secretName: because(from.object, 'object'), ...files(from) })) }
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
