import { lowered, originsOf, trace, type Volume } from 'k3s-platform/plugin'
import type { ChangeableVolume, Storage } from './storage.ts'

/** The volumes of a workload: those that apps.yaml may have changed, and behind them those that it has no keys for. */
export function mountedVolumes(volumes: readonly Volume[], storage: Storage): readonly Volume[] {
  const known = new Map(storage.changeable.map(volume => [volume.node.name, volume]))
  // A file that is mounted at a place which a written volume takes gives way to it.
  const taken = new Set(volumes.filter(({ name }) => !known.has(name)).map(({ mountPath }) => mountPath))
  const fixed = storage.fixed.filter(({ mountPath }) => !taken.has(mountPath))
  const own = volumes.map(volume => {
    const changeable = known.get(volume.name)
    return changeable ? withRest(volume, changeable) : volume
  })
  return [...own, ...fixed]
}

function withRest(volume: Volume, { exists, subPath }: ChangeableVolume): Volume {
  const { source } = volume
  const existing =
    exists && source.kind === 'persistentVolumeClaim'
      ? trace(source, { ...source, claim: trace(source.claim, { ...source.claim, exists }) })
      : source
  return lowered(
    volume,
    { ...volume, source: existing, subPath: subPath?.path },
    { subPath: subPath?.origins ?? [], name: originsOf(volume, 'name') },
  )
}
