import { type ConfigMapContent, lowered, trace, type Volume } from 'k3s-platform/plugin'
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
  return withNamesOfTheirOwn(onceForEachClaim(own), fixed)
}

/** The ConfigMaps of what is mounted: a file that gave way needs none. */
export function mountedContents(volumes: readonly Volume[], storage: Storage): readonly ConfigMapContent[] {
  const objects = new Set(volumes.flatMap(({ source }) => (source.kind === 'configMap' ? [source.object] : [])))
  return storage.configMaps.filter(({ name }) => objects.has(name))
}

function withRest(volume: Volume, { exists, subPath }: ChangeableVolume): Volume {
  const { source } = volume
  const existing =
    exists && source.kind === 'persistentVolumeClaim'
      ? trace(source, { ...source, claim: trace(source.claim, { ...source.claim, exists }) })
      : source
  return lowered(volume, { ...volume, source: existing, subPath })
}

/** A pod has a claim once, however often it mounts it: kubelets wait for ever for the second one of many drivers. */
function onceForEachClaim(volumes: readonly Volume[]): readonly Volume[] {
  const names = new Map<string, string>()
  return volumes.map(volume => {
    const { source } = volume
    if (source.kind !== 'persistentVolumeClaim') return volume
    const name = names.get(source.claim.name)
    names.set(source.claim.name, name ?? volume.name)
    return name === undefined ? volume : trace(volume, { ...volume, name })
  })
}

/** Files of the compose file behind the volumes of apps.yaml, which keep their names. */
function withNamesOfTheirOwn(own: readonly Volume[], fixed: readonly Volume[]): readonly Volume[] {
  const names = new Set([...own, ...fixed].map(({ name }) => name))
  const taken = new Set(own.map(({ name }) => name))
  return [
    ...own,
    ...fixed.map(volume => {
      if (!taken.has(volume.name)) return volume
      let number = 2
      while (names.has(`${volume.name}-${number}`)) number++
      const name = `${volume.name}-${number}`
      names.add(name)
      return trace(volume, { ...volume, name })
    }),
  ]
}
