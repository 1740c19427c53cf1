import { isDeepStrictEqual } from 'node:util'
import type { Context, Project } from 'k3s-platform/plugin'
import { configMap } from './config-map.ts'
import { persistentVolumeClaim } from './persistent-volume-claim.ts'

/**
 * Emits claims and ConfigMaps once, with the workload of their unit that is applied first: a pod that waits for what
 * comes in a later step would keep that step from coming.
 */
export function emitShared({ workloads }: Project, context: Context): void {
  const emitted = new Map<string, object>()
  const once = (key: string, content: object, emit: () => void) => {
    // Two that differ are for the resources to refuse: emitting both names them.
    if (isDeepStrictEqual(emitted.get(key), content)) return
    emitted.set(key, content)
    emit()
  }
  for (const workload of workloads.toSorted((one, other) => (one.wave ?? 0) - (other.wave ?? 0))) {
    const { unit } = workload
    for (const { source } of workload.volumes)
      if (source.kind === 'persistentVolumeClaim' && !source.claim.exists && !source.claim.isTemplate)
        once(`claim ${unit} ${source.claim.name}`, source.claim, () =>
          context.emit(persistentVolumeClaim(source.claim, workload), workload),
        )
    for (const content of workload.configMaps ?? [])
      once(`config ${unit} ${content.name}`, content, () => context.emit(configMap(content, workload), workload))
  }
}
