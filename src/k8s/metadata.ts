import { because, fieldsOf, trace } from '../ir/provenance.ts'
import type { Workload } from '../ir/workload.ts'
import type { ObjectMeta } from './object.ts'

/**
 * Metadata of an object that a workload owns: its namespace, its labels, its wave, and room for annotations. Labels and
 * annotations always exist while compiling, so that a patch can add one; empty ones are not written.
 */
export function metadata(
  workload: Workload,
  name: string = workload.name,
  annotations: Record<string, string> = {},
  step: Step = 'wave',
): ObjectMeta {
  const { namespace, labels } = workload
  return trace(workload, {
    name,
    namespace,
    labels: { ...labels },
    annotations: withWave(workload, annotations, step),
  })
}

/** The step in which Argo CD applies an object: that of its workload, or the last one. */
type Step = 'routeWave' | 'wave'

function withWave(workload: Workload, annotations: Record<string, string>, step: Step): Record<string, string> {
  const field = workload[step] === undefined ? 'wave' : step
  const wave = workload[field]
  if (wave === undefined) return annotations
  return trace<Record<string, string>>(workload, {
    [SYNC_WAVE]: because(String(wave), field),
    ...fieldsOf(annotations),
  })
}

/** The annotation for the order in which Argo CD applies objects: smaller numbers first. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave'
