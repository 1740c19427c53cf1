import { trace } from '../ir/provenance.ts'
import type { Workload } from '../ir/workload.ts'
import type { ObjectMeta } from './object.ts'

/**
 * Metadata of an object that a workload owns: its namespace, its labels, and room for annotations. Labels and
 * annotations always exist while compiling, so that a patch can add one; empty ones are not written.
 */
export function metadata(
  workload: Workload,
  name: string = workload.name,
  annotations: Record<string, string> = {},
): ObjectMeta {
  const made = { name, namespace: workload.namespace, labels: { ...workload.labels }, annotations }
  return trace(workload, made, { name: 'name' })
}
